package dev.serai.orchestrator.internal;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server on its way through the phases. {@link #on} is the only place where a phase changes and
 * where what follows from it is decided. Guarded by its installation's lock.
 */
final class Instance {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final Runnable NOTHING = () -> {};
  private static final Duration SHORTEST_HANDSHAKE = Duration.ofSeconds(1);

  private final Installation home;
  private final Surroundings around;
  private final InstanceId id;
  private final Duration startLimit;
  private final long begun;
  private final LeaseChain leases = new LeaseChain();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile CatalogEntry entry;
  private volatile Redaction redaction = Redaction.NONE;
  private volatile Endpoint endpoint;
  private volatile Duration handshakeTimeout;
  private Phase phase = Phase.STARTING;
  private RunningServer server;
  private RuntimeHold hold;
  private Runnable timer = NOTHING;
  private Runnable idleTimer;
  private long idleSince;
  private long readySince;
  private boolean ready;

  Instance(Installation home, Surroundings around, InstanceId id, Duration startLimit) {
    this.home = home;
    this.around = around;
    this.id = id;
    this.entry = home.entry();
    this.startLimit = startLimit;
    this.handshakeTimeout = startLimit;
    this.begun = around.scheduler().nanos();
  }

  Installation home() {
    return home;
  }

  InstanceId id() {
    return id;
  }

  CatalogEntry entry() {
    return entry;
  }

  /** A change that does not need another server. */
  void entry(CatalogEntry changed) {
    entry = changed;
  }

  Duration startLimit() {
    return startLimit;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Duration handshakeTimeout() {
    return handshakeTimeout;
  }

  Redaction redaction() {
    return redaction;
  }

  Phase phase() {
    return phase;
  }

  /** What an operator finds it by, or null while there is none. */
  String handle() {
    return server == null ? null : server.handle();
  }

  boolean runsOn(BoundRuntime runtime) {
    return hold != null && hold.bound() == runtime;
  }

  /** Completes when it has ended, or was given up. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  boolean ready() {
    return ready;
  }

  void markReady() {
    ready = true;
    readySince = around.scheduler().nanos();
    handshakeTimeout = entry.options().startTimeout();
  }

  boolean wasStable() {
    return ready && around.scheduler().nanos() - readySince >= around.policy().stable().toNanos();
  }

  /** The runtime that starts it; the bound on that start begins. */
  void startOn(RuntimeHold taken, Redaction secrets) {
    hold = taken;
    redaction = secrets;
    Duration bound = startLimit.plus(around.policy().startGrace());
    timer(around.scheduler().schedule(bound, () -> home.outcomes().startHangs(this)));
  }

  /** The runtime's answer; a server that came too late is stopped. */
  void started(RunningServer running, Effects effects) {
    if (phase == Phase.ENDED) {
      effects.add(() -> around.scheduler().execute(() -> stop(running)));
      return;
    }
    server = running;
    endpoint = running.endpoint();
    long took = around.scheduler().nanos() - begun;
    Duration left = startLimit.minusNanos(took);
    handshakeTimeout = left.compareTo(SHORTEST_HANDSHAKE) < 0 ? SHORTEST_HANDSHAKE : left;
    idleSince = around.scheduler().nanos();
    on(Phase.Event.STARTED, effects);
  }

  CallLease lease() {
    CallLease lease = new CallLease(this);
    leases.add(lease);
    return lease;
  }

  /** Whether this was the last lease. */
  boolean returned(ServerLease lease) {
    boolean last = leases.remove((CallLease) lease) && leases.isEmpty();
    if (last) {
      idleSince = around.scheduler().nanos();
    }
    return last;
  }

  boolean idle() {
    return phase == Phase.LIVE && leases.isEmpty();
  }

  long idleSince() {
    return idleSince;
  }

  boolean idleWatched() {
    return idleTimer != null;
  }

  void idleTimer(Runnable cancel) {
    idleTimer = cancel;
  }

  void cancelIdleTimer() {
    if (idleTimer != null) {
      idleTimer.run();
      idleTimer = null;
    }
  }

  void on(Phase.Event event, Effects effects) {
    Phase next = phase.on(event);
    if (next == phase) {
      return;
    }
    phase = next;
    timer(NOTHING);
    switch (next) {
      case CANCELLED -> giveUpAfter(around.policy().stopWait());
      case DRAINING -> drain(effects);
      case STOPPING -> stop(effects);
      case ENDED -> end(event, effects);
      case STARTING, LIVE -> {}
    }
  }

  private void drain(Effects effects) {
    if (leases.isEmpty()) {
      on(Phase.Event.LEASES_BACK, effects);
    } else {
      Duration bound = around.policy().drain();
      timer(around.scheduler().schedule(bound, () -> home.event(this, Phase.Event.STOP)));
    }
  }

  private void stop(Effects effects) {
    revoke(effects);
    giveUpAfter(around.policy().stopWait());
    RunningServer running = server;
    effects.add(() -> around.scheduler().execute(() -> stop(running)));
  }

  private void stop(RunningServer running) {
    try {
      running.stop();
    } catch (RuntimeException e) {
      LOG.warn("Server {} could not be stopped; its runtime failed: report this.", id, e);
    }
  }

  private void end(Phase.Event event, Effects effects) {
    revoke(effects);
    cancelIdleTimer();
    if (event == Phase.Event.GIVE_UP) {
      String found = server == null ? "its start" : server.handle();
      effects.add(() -> LOG.warn("Server {} does not end; look for {} and end it.", id, found));
    }
    if (hold != null) {
      effects.add(hold.lease()::close);
    }
    hold = null;
    server = null;
    home.gone(this);
    effects.add(() -> ended.complete(null));
  }

  private void revoke(Effects effects) {
    for (CallLease lease : leases.removeAll()) {
      effects.add(lease::revoke);
    }
  }

  private void giveUpAfter(Duration bound) {
    timer(around.scheduler().schedule(bound, () -> home.event(this, Phase.Event.GIVE_UP)));
  }

  private void timer(Runnable cancel) {
    timer.run();
    timer = cancel;
  }

  ServerExit clean(ServerExit exit) {
    return new ServerExit(
        exit.cause(), redaction.apply(exit.reason()), redaction.apply(exit.lastLines()));
  }
}
