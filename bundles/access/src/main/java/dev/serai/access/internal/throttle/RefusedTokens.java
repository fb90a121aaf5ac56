package dev.serai.access.internal.throttle;

import dev.serai.access.internal.audit.AuditText;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Notes tokens that were refused, so that who guesses is seen and cannot fill the audit log: of an
 * address the first of a minute at once, and how many followed once the minute is over; beyond 100
 * addresses all others are one. Nothing of a token is noted. Safe for use by any thread; nothing
 * blocks.
 */
public final class RefusedTokens {
  static final int MAX_ADDRESSES = 100;

  private static final int MAX_TEXT = 1_000;
  private static final String OTHERS = "others";
  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(ErrorCode.UNAUTHENTICATED, ErrorCode.TOO_MANY_ATTEMPTS);

  private final ServiceSlot<AuditLog> log;
  private final Clock clock;
  private final Executor inAMinute;
  private final Map<String, Tally> tallies = new HashMap<>();

  private static final class Tally {
    private final String address;
    private String reason;
    private long more;

    Tally(String address) {
      this.address = address;
    }
  }

  /** None so far. */
  public RefusedTokens(ServiceSlot<AuditLog> log, Clock clock) {
    this(log, clock, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, Runnable::run));
  }

  RefusedTokens(ServiceSlot<AuditLog> log, Clock clock, Executor inAMinute) {
    this.log = log;
    this.clock = clock;
    this.inAMinute = inAMinute;
  }

  /** Looks at whether a token is refused. One that was let in before and has ended is none. */
  public void watch(Bearer bearer, CompletionStage<Principal> answer) {
    if (!bearer.admitted()) {
      answer.whenComplete(
          (principal, error) -> {
            if (error != null) {
              failed(bearer.address(), SeraiException.of(error));
            }
          });
    }
  }

  /** Notes how many more there were, and begins anew. */
  public void flush() {
    List<Tally> over;
    synchronized (this) {
      over = tallies.values().stream().filter(tally -> tally.more > 0).toList();
      tallies.clear();
    }
    over.forEach(tally -> note(tally.address, tally.reason, tally.more));
  }

  private void failed(String address, SeraiException error) {
    if (REFUSALS.contains(error.code())) {
      String reason = error.code() + ": " + error.getMessage();
      first(address, reason).ifPresent(whose -> note(whose, reason, 1));
    }
  }

  /** Whose first it is; empty if it is none. */
  private synchronized Optional<String> first(String address, String reason) {
    if (tallies.isEmpty()) {
      inAMinute.execute(this::flush);
    }
    String network = Network.of(address);
    boolean known = tallies.containsKey(network) || tallies.size() < MAX_ADDRESSES;
    Tally tally = tallies.get(known ? network : OTHERS);
    if (tally == null) {
      String whose = known ? address : OTHERS;
      tallies.put(known ? network : OTHERS, new Tally(whose));
      return Optional.of(whose);
    }
    tally.more++;
    tally.reason = reason;
    return Optional.empty();
  }

  private void note(String address, String reason, long times) {
    AuditEvent event =
        new AuditEvent(
            clock.instant(),
            "anonymous",
            "token:refuse",
            null,
            AuditEvent.Outcome.DENIED,
            Map.of(
                Detail.ADDRESS,
                AuditText.fit(address, MAX_TEXT),
                Detail.REASON,
                AuditText.fit(reason, MAX_TEXT),
                Detail.TIMES,
                Long.toString(times)));
    log.tryAcquire().ifPresent(lease -> offer(lease, event));
  }

  private static void offer(ServiceLease<AuditLog> lease, AuditEvent event) {
    try (lease) {
      lease.service().offer(event);
    }
  }
}
