package dev.serai.core.access;

import dev.serai.core.service.BoundedWait;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Access control as requests over HTTP ask it: it may be away for a moment, and its answer may take
 * some. Safe for use by any thread; blocks within the bounds.
 */
public final class BoundedAccess {
  private static final Duration AUTHENTICATION = Duration.ofSeconds(10);

  private final ServiceSlot<Access> slot = new ServiceSlot<>("access control");
  private final BoundedWait wait;

  /** Waits as this says. */
  public BoundedAccess(BoundedWait wait) {
    this.wait = wait;
  }

  /** Where {@link Access} comes and goes. */
  public ServiceSlot<Access> slot() {
    return slot;
  }

  /**
   * Whom a token stands for; blocks while that is found out, 10 s at most.
   *
   * @throws dev.serai.core.error.SeraiException as {@link Access#authenticate} fails; retryable if
   *     it cannot be told, if access control leaves meanwhile, or if too many requests wait already
   */
  public Principal authenticate(Bearer bearer) {
    long begun = System.nanoTime();
    return wait.use(
        slot,
        lease ->
            wait.answer(
                lease, lease.service().authenticate(bearer), AUTHENTICATION.minus(since(begun))));
  }

  /**
   * Runs work that asks what somebody may.
   *
   * @param work is given what tells whether they may do this to a resource
   * @throws dev.serai.core.error.SeraiException as the work does; retryable if access control is
   *     away
   */
  public <T> T decide(Principal who, Verb verb, Function<Predicate<Resource>, T> work) {
    return wait.use(
        slot, lease -> work.apply(what -> lease.service().decide(who, verb, what).allowed()));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
