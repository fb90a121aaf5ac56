package dev.serai.orchestrator.internal;

import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One installation: its entry, its servers, and what is wanted of them. Safe for use by any thread.
 */
final class Installation {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  private final InstallationState state;
  private final Starts starts;
  private final Uses uses;
  private final Outcomes outcomes;

  Installation(
      InstallationId id, CatalogEntry entry, Surroundings around, LongSupplier generations) {
    this.state = new InstallationState(id, entry, around);
    this.starts = new Starts(this, state, generations);
    this.uses = new Uses(state);
    this.outcomes = new Outcomes(state, starts, uses);
  }

  Starts starts() {
    return starts;
  }

  Uses uses() {
    return uses;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  CatalogEntry entry() {
    return state.entry();
  }

  Redaction redaction() {
    return state.redaction();
  }

  ServerStatus status() {
    return state.status();
  }

  /** The way of a call that finds its server running: one lock, a look-up, the lease. */
  CompletionStage<ServerLease> acquire(String variant) {
    synchronized (state) {
      Seat seat = state.seats.get(state.keyed ? variant : InstallationState.PLAIN);
      if (seat != null && seat.live()) {
        return CompletableFuture.completedFuture(seat.instance().lease());
      }
    }
    CompletableFuture<ServerLease> lease = new CompletableFuture<>();
    state.change(effects -> admit(state.keyed ? variant : InstallationState.PLAIN, lease, effects));
    return lease;
  }

  private void admit(String variant, CompletableFuture<ServerLease> lease, Effects effects) {
    Waiter waiter = new Waiter(lease, state.nanos());
    Seat seat = state.seats.get(variant);
    if (seat != null && seat.live()) {
      CallLease granted = seat.instance().lease();
      effects.add(() -> waiter.give(granted));
      return;
    }
    boolean underWay = seat != null && seat.instance() != null;
    Optional<SeraiException> refusal = refusal(underWay);
    if (refusal.isEmpty() && seat == null && !room(effects)) {
      refusal = Optional.of(state.full());
    }
    if (refusal.isPresent()) {
      SeraiException error = refusal.get();
      effects.add(() -> waiter.fail(error));
      return;
    }
    Seat taken = state.seats.getOrAdd(variant);
    taken.add(waiter);
    if (seat == null) {
      starts.open(taken, effects);
    }
  }

  private Optional<SeraiException> refusal(boolean underWay) {
    if (state.closed != null) {
      return Optional.of(state.closed);
    }
    if (state.stopped) {
      return Optional.of(state.stoppedError());
    }
    return underWay || state.held ? Optional.empty() : state.condition.refusal(state.nanos());
  }

  private boolean room(Effects effects) {
    return state.seats.makeRoom(state.around.policy().maxVariants(), effects);
  }

  void event(Instance instance, Phase.Event event) {
    state.change(effects -> instance.on(event, effects));
  }

  /** The instance has ended; called with the lock held. */
  void gone(Instance instance) {
    state.seats.gone(instance);
  }

  CompletionStage<ServerStatus> start() {
    CompletableFuture<ServerLease> lease = new CompletableFuture<>();
    state.change(effects -> start(lease, effects));
    return lease.thenApply(
        granted -> {
          granted.close();
          return state.status();
        });
  }

  private void start(CompletableFuture<ServerLease> lease, Effects effects) {
    if (state.closed != null) {
      effects.add(() -> lease.completeExceptionally(state.closed));
      return;
    }
    state.operations++;
    state.stopped = false;
    state.held = false;
    state.condition.reset();
    Optional<Instance> live = state.seats.seated().filter(i -> i.phase() == Phase.LIVE).findFirst();
    Waiter waiter = new Waiter(lease, state.nanos());
    if (live.isPresent()) {
      CallLease granted = live.get().lease();
      effects.add(() -> waiter.give(granted));
    } else {
      state.seats.getOrAdd(InstallationState.PLAIN).add(waiter);
    }
    openAll(effects);
  }

  private void openAll(Effects effects) {
    for (Seat seat : state.seats.all()) {
      if (seat.instance() == null) {
        starts.open(seat, effects);
      }
    }
  }

  CompletionStage<ServerStatus> stop() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    state.change(
        effects -> {
          state.operations++;
          state.stopped = true;
          state.held = false;
          state.bootPending = false;
          state.condition.reset();
          state.seats.concludeAll(state.stoppedError(), Phase.Event.STOP, effects);
          follow(state.seats.allGone(), gone, effects);
          effects.add(() -> LOG.info("Server {} is stopped by an operator.", state.id));
        });
    return gone.thenApply(done -> state.status());
  }

  CompletionStage<ServerStatus> restart() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    long[] operation = new long[1];
    state.change(
        effects -> {
          operation[0] = ++state.operations;
          state.stopped = false;
          state.held = true;
          state.seats.vacateAll(Phase.Event.STOP, effects);
          follow(state.seats.allGone(), gone, effects);
          effects.add(() -> LOG.info("Server {} is restarted by an operator.", state.id));
        });
    return gone.thenCompose(done -> resume(operation[0]));
  }

  private CompletionStage<ServerStatus> resume(long operation) {
    synchronized (state) {
      if (operation != state.operations) {
        return CompletableFuture.failedFuture(state.stoppedError());
      }
    }
    return start();
  }

  /** Another version of the entry: servers are replaced only where it matters to them. */
  void changed(CatalogEntry next) {
    state.change(
        effects -> {
          CatalogEntry before = state.entry;
          state.entry = next;
          if (InstallationState.sameServer(before, next)) {
            state.seats.seated().forEach(instance -> instance.entry(next));
            state.seats.seated().forEach(uses::watchIdleAnew);
          } else {
            replaceAll(effects);
          }
          if (!InstallationState.sameServer(before, next) || !InstallationState.boots(before)) {
            starts.boot(effects);
          }
        });
  }

  private void replaceAll(Effects effects) {
    state.keyed = InstallationState.keyed(state.entry);
    state.readyOnce = false;
    state.condition.reset();
    effects.add(() -> LOG.info("Server {} has a new entry; it is replaced.", state.id));
    for (Seat seat : state.seats.all()) {
      starts.replace(seat, effects);
    }
  }

  /**
   * The end of this installation.
   *
   * @param why what calls get from now on
   * @param end {@code DRAIN} to let calls in flight finish, or {@code STOP}
   */
  CompletionStage<Void> close(SeraiException why, Phase.Event end) {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    state.change(
        effects -> {
          state.operations++;
          state.closed = why;
          state.bootPending = false;
          state.seats.concludeAll(why, end, effects);
          follow(state.seats.allGone(), gone, effects);
        });
    return gone;
  }

  private static void follow(
      CompletableFuture<Void> first, CompletableFuture<Void> then, Effects effects) {
    effects.add(() -> first.thenRun(() -> then.complete(null)));
  }
}
