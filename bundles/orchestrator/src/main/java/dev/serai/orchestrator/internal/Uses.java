package dev.serai.orchestrator.internal;

import dev.serai.core.registry.RemoteLaunch;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the holders of leases report, and the sleep of a server that nobody uses. */
final class Uses {
  private static final Logger LOG = LoggerFactory.getLogger(Uses.class);

  private final InstallationState state;

  Uses(InstallationState state) {
    this.state = state;
  }

  void ready(Instance instance) {
    synchronized (state) {
      if (instance.ready()) {
        return;
      }
    }
    state.change(
        effects -> {
          if (instance.phase() == Phase.LIVE && !instance.ready()) {
            state.readyOnce = true;
            instance.markReady();
          }
        });
  }

  void returned(Instance instance, CallLease lease) {
    synchronized (state) {
      if (!instance.returned(lease)) {
        return;
      }
      if (instance.phase() == Phase.LIVE) {
        watchIdle(instance);
        return;
      }
    }
    instance.home().event(instance, Phase.Event.LEASES_BACK);
  }

  void watchIdle(Instance instance) {
    Duration limit = state.entry.options().idleTimeout();
    boolean sleeps = !limit.isZero() && !(state.entry.launch() instanceof RemoteLaunch);
    if (sleeps && instance.idle() && !instance.idleWatched()) {
      Duration left = limit.minusNanos(state.nanos() - instance.idleSince());
      instance.idleTimer(state.around.scheduler().schedule(left, () -> idle(instance)));
    }
  }

  void watchIdleAnew(Instance instance) {
    if (instance.idleWatched()) {
      instance.cancelIdleTimer();
      watchIdle(instance);
    }
  }

  private void idle(Instance instance) {
    state.change(
        effects -> {
          instance.idleTimer(null);
          Duration limit = state.entry.options().idleTimeout();
          boolean due = state.nanos() - instance.idleSince() >= limit.toNanos();
          Optional<Seat> seat = state.seats.of(instance);
          if (seat.isEmpty() || !instance.idle() || limit.isZero()) {
            return;
          }
          if (due) {
            state.seats.vacate(seat.get(), Phase.Event.STOP, effects);
            state.seats.remove(seat.get());
            effects.add(() -> LOG.info("Server {} sleeps: unused for {}.", instance.id(), limit));
          } else {
            watchIdle(instance);
          }
        });
  }
}
