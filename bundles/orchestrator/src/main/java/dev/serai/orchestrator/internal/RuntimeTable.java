package dev.serai.orchestrator.internal;

import dev.serai.core.registry.Launch;
import dev.serai.core.runtime.ServerRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runtimes that are here now. Safe for use by any thread. */
final class RuntimeTable {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeTable.class);

  private final Duration drain;
  private final AtomicLong revision = new AtomicLong();
  private volatile List<BoundRuntime> bound = List.of();

  RuntimeTable(Duration drain) {
    this.drain = drain;
    add(new RemoteRuntime(), Integer.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Grows whenever a runtime comes. */
  long revision() {
    return revision.get();
  }

  synchronized void add(ServerRuntime runtime, int ranking, long serviceId) {
    List<BoundRuntime> next = new ArrayList<>(bound);
    next.add(new BoundRuntime(runtime, ranking, serviceId, drain));
    Collections.sort(next);
    bound = List.copyOf(next);
    revision.incrementAndGet();
  }

  /**
   * Takes a runtime away and waits, bounded, until nobody uses it.
   *
   * @param announce ends what runs on it; called after no new start can reach it
   */
  void remove(ServerRuntime runtime, Consumer<BoundRuntime> announce) {
    take(runtime)
        .ifPresent(
            leaving -> {
              leaving.leave();
              announce.accept(leaving);
              leaving.drain();
            });
  }

  /** The first runtime that can run the launch. */
  Optional<RuntimeHold> lease(Launch launch) {
    for (BoundRuntime candidate : bound) {
      if (canRun(candidate, launch)) {
        Optional<RuntimeHold> hold = candidate.lease().map(l -> new RuntimeHold(candidate, l));
        if (hold.isPresent()) {
          return hold;
        }
      }
    }
    return Optional.empty();
  }

  /** The runtime that would be taken, for looking at it only. */
  Optional<ServerRuntime> find(Launch launch) {
    return bound.stream().filter(b -> canRun(b, launch)).map(BoundRuntime::runtime).findFirst();
  }

  private static boolean canRun(BoundRuntime candidate, Launch launch) {
    try {
      return candidate.runtime().canRun(launch);
    } catch (RuntimeException e) {
      LOG.warn("Runtime {} failed to judge a launch and is passed over.", name(candidate), e);
      return false;
    }
  }

  private static String name(BoundRuntime candidate) {
    return candidate.runtime().getClass().getName();
  }

  private synchronized Optional<BoundRuntime> take(ServerRuntime runtime) {
    List<BoundRuntime> next = new ArrayList<>(bound);
    for (BoundRuntime candidate : bound) {
      if (candidate.runtime() == runtime) {
        next.remove(candidate);
        bound = List.copyOf(next);
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
