package dev.serai.gateway.internal.access;

import dev.serai.core.access.Access;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.gateway.internal.exchange.LeasedAnswer;
import dev.serai.gateway.internal.exchange.Undecided;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Access control as the gateway asks it, while it comes and goes. Safe for use by any thread;
 * nothing blocks.
 */
public final class AccessControl {
  private static final Duration WAIT = Duration.ofSeconds(5);
  static final int MAX_WAITING = 1_000;

  private final ServiceSlot<Access> slot;
  private final Duration wait;
  private final AtomicInteger waiting = new AtomicInteger();

  /** Access control that may be away; a request waits up to 5 s for it. */
  public AccessControl(ServiceSlot<Access> slot) {
    this(slot, WAIT);
  }

  /** Access control that a request waits for up to a time. */
  public AccessControl(ServiceSlot<Access> slot, Duration wait) {
    this.slot = slot;
    this.wait = wait;
  }

  /**
   * Whom a token stands for.
   *
   * @return fails as {@link Access#authenticate} does, with {@code SERVICE_MISSING} if there is no
   *     access control for too long, {@code SERVICE_REPLACED} if it leaves meanwhile, and so does
   *     the next one, {@code OVERLOADED} if 1,000 requests wait for it already
   */
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    return ask(access -> access.authenticate(bearer));
  }

  /**
   * Who calls from this machine without a token.
   *
   * @return empty if a token is needed; fails as {@link #authenticate} does
   */
  public CompletionStage<Optional<Principal>> local() {
    return ask(
        access ->
            CompletableFuture.completedFuture(
                access.required() ? Optional.empty() : Optional.of(Principal.LOCAL)));
  }

  /**
   * Whether somebody may do something.
   *
   * @throws SeraiException as {@link #now} does
   */
  public Decision decide(Principal who, Verb verb, Resource what) {
    return now(access -> access.decide(who, verb, what));
  }

  /** Completes as soon as it is there; fails as {@link #authenticate} does. */
  private CompletionStage<Void> there() {
    return acquire().thenAccept(ServiceLease::close);
  }

  /** Whether it is there. */
  public boolean isThere() {
    return slot.isBound();
  }

  /**
   * What it says at once.
   *
   * @throws SeraiException {@code SERVICE_MISSING} while it is away, caused by {@link Undecided}
   */
  public <T> T now(Function<Access, T> question) {
    try (ServiceLease<Access> lease = slot.tryAcquire().orElseThrow(this::missing)) {
      return question.apply(lease.service());
    }
  }

  private <T> CompletionStage<T> ask(Function<Access, CompletionStage<T>> question) {
    return askOnce(question)
        .exceptionallyCompose(
            error ->
                SeraiException.of(error).code() == ErrorCode.SERVICE_REPLACED
                    ? askOnce(question)
                    : CompletableFuture.failedFuture(error));
  }

  private <T> CompletionStage<T> askOnce(Function<Access, CompletionStage<T>> question) {
    ServiceLease<Access> lease = slot.tryAcquire().orElse(null);
    return lease == null
        ? acquire().thenCompose(later -> under(later, question))
        : under(lease, question);
  }

  private CompletionStage<ServiceLease<Access>> acquire() {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(
          new SeraiException(
              ErrorCode.OVERLOADED, "Too many requests wait for access control (serai-access)."));
    }
    return slot.acquire(wait).whenComplete((lease, error) -> waiting.decrementAndGet());
  }

  private static <T> CompletionStage<T> under(
      ServiceLease<Access> lease, Function<Access, CompletionStage<T>> question) {
    return LeasedAnswer.of(lease, "Access control", question);
  }

  private SeraiException missing() {
    return Undecided.error(this::there);
  }
}
