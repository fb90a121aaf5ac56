package dev.serai.access.internal.decision;

import dev.serai.core.access.Decider;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the decider with the highest ranking decide, and the built-in rules while there is none. Safe
 * for use by any thread.
 */
public final class Deciders implements Decider {
  private static final Logger LOG = LoggerFactory.getLogger(Deciders.class);
  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final Decision FAILED = Decision.denied("The rules could not be asked.");
  private static final Decision MISSING =
      Decision.denied("The bundle that has the rules is away at the moment.");

  private final Decider builtIn;
  private final NavigableMap<ServiceRank, Decider> plugged = new TreeMap<>();
  private volatile Decider current;
  private final Clock clock;
  private volatile Failure failure;

  private record Failure(Decider of, Instant at) {}

  /**
   * Without any that was plugged in.
   *
   * @param required whether everything is denied while none is plugged in
   */
  public Deciders(boolean required, Clock clock) {
    this.clock = clock;
    builtIn = required ? (who, verb, what) -> MISSING : new RuleDecider();
    current = builtIn;
  }

  /**
   * One comes.
   *
   * @param properties of the service
   */
  public synchronized void add(Decider decider, Map<String, Object> properties) {
    plugged.put(ServiceRank.of(properties), decider);
    choose();
  }

  /** One goes. */
  public synchronized void remove(Decider decider, Map<String, Object> properties) {
    plugged.remove(ServiceRank.of(properties), decider);
    choose();
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    Decider decider = current;
    try {
      Decision decision = decider.decide(who, verb, what);
      return decision == null ? failed(decider, null) : decision;
    } catch (RuntimeException e) {
      return failed(decider, e);
    }
  }

  /** Which decider has failed within the last minute, or empty. */
  public Optional<String> failure() {
    Failure last = failure;
    return last == null || !clock.instant().isBefore(last.at().plus(TOLD))
        ? Optional.empty()
        : Optional.of(last.of().getClass().getName());
  }

  /** Whose rules decide, for instance {@code built-in rules}. */
  public String name() {
    Decider now = current;
    return now == builtIn ? "built-in rules" : now.getClass().getName();
  }

  private void choose() {
    current = plugged.isEmpty() ? builtIn : plugged.lastEntry().getValue();
    failure = null;
    LOG.info("Decisions are made by {}", name());
  }

  private Decision failed(Decider decider, RuntimeException error) {
    if (failure().isEmpty()) {
      LOG.error(
          "{} failed to decide, which denies; see its log, or remove its bundle",
          decider.getClass().getName(),
          error);
    }
    failure = new Failure(decider, clock.instant());
    return FAILED;
  }
}
