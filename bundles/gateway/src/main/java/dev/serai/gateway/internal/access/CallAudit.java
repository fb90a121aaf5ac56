package dev.serai.gateway.internal.access;

import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.CallDetail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which tools, prompts and resources are used, by whom and how it ended, and who was turned
 * away. Arguments and results are noted only where the audit log wants them. Safe for use by any
 * thread; nothing blocks.
 */
public final class CallAudit {
  private static final Logger LOG = LoggerFactory.getLogger(CallAudit.class);
  private static final Set<String> NOTED = Set.of("tools/call", "prompts/get", "resources/read");
  private static final String USE = "tool:use";
  private static final int MAX_TARGET = 1_000;
  private static final int MAX_NAME = 200;

  private final ServiceSlot<AuditLog> slot;
  private final HeldEvents held = new HeldEvents();

  /** What the log wanted that was here last, or null if there was none yet. */
  private volatile Wish wish;

  private record Wish(CallDetail detail, boolean demanded) {}

  private record Ended(
      Exchange exchange, long nanos, Outcome outcome, String reason, Slice result) {}

  /**
   * Notes where the audit log is. What happens while it is away for a while is noted once it is
   * back, up to 1,000 events and without arguments and results; what happens before there was one
   * is not noted.
   */
  public CallAudit(ServiceSlot<AuditLog> slot) {
    this.slot = slot;
  }

  /**
   * A request begins; how it ends will be noted if it is a call.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} while calls cannot be noted and must be
   */
  public void begin(Exchange exchange) {
    if (!NOTED.contains(exchange.request().method())) {
      return;
    }
    if (!accepts()) {
      throw new SeraiException(
          ErrorCode.STORE_UNAVAILABLE, "What calls do cannot be noted at the moment.");
    }
    long begun = System.nanoTime();
    exchange.onOutcome(
        (outcome, reason, result) -> {
          long taken = System.nanoTime() - begun;
          note(detail -> ended(detail, new Ended(exchange, taken, outcome, reason, result)));
        });
  }

  /** Somebody was not let in to an endpoint. */
  public void turnedAway(Actor actor, Scope scope, String reason) {
    String action = scope instanceof Scope.Server ? "entry:use" : "gateway:use";
    Map<String, String> why = Map.of(Detail.REASON, reason);
    note(detail -> event(actor, action, scope.name(), Outcome.DENIED, why));
  }

  /** Notes what happened while the audit log was away, if it is back. */
  public void flush() {
    ServiceLease<AuditLog> lease = slot.tryAcquire().orElse(null);
    if (lease == null) {
      return;
    }
    try (lease) {
      remember(lease.service());
      HeldEvents.Held missed = held.take();
      missed.events().forEach(lease.service()::offer);
      if (missed.lost() > 0) {
        LOG.warn(
            "{} calls that ended while the audit log was away are not in it; see in the log why"
                + " bundle serai-access was restarted",
            missed.lost());
      }
    }
  }

  private void remember(AuditLog log) {
    wish = new Wish(log.calls(), log.isDemanded());
  }

  private boolean accepts() {
    ServiceLease<AuditLog> lease = slot.tryAcquire().orElse(null);
    if (lease == null) {
      return wish == null || !wish.demanded();
    }
    try (lease) {
      remember(lease.service());
      return lease.service().accepts();
    }
  }

  private static AuditEvent ended(CallDetail wanted, Ended call) {
    if (wanted == CallDetail.OFF && call.outcome() != Outcome.DENIED) {
      return null;
    }
    Map<String, String> details = about(call);
    if (wanted == CallDetail.FULL) {
      CallText.arguments(call.exchange().request(), details);
      CallText.result(call.result(), details);
    }
    Message request = call.exchange().request();
    String name = request.text(Place.NAME);
    String target = name == null ? request.text(Place.URI) : name;
    return event(call.exchange().actor(), USE, target, call.outcome(), details);
  }

  private static Map<String, String> about(Ended call) {
    Exchange exchange = call.exchange();
    Map<String, String> details = new HashMap<>();
    details.put("method", exchange.request().method());
    Scope scope = exchange.client().scope();
    details.put(scope.kind(), scope.name());
    InstallationId server = exchange.server();
    if (server != null) {
      details.put("server", server.value());
    }
    details.put("milliseconds", Long.toString(TimeUnit.NANOSECONDS.toMillis(call.nanos())));
    if (call.reason() != null) {
      details.put(Detail.REASON, call.reason());
    }
    return details;
  }

  /** Notes an event as it is wanted, or holds it; null is none. */
  private void note(Function<CallDetail, AuditEvent> event) {
    try {
      ServiceLease<AuditLog> lease = slot.tryAcquire().orElse(null);
      if (lease == null) {
        hold(event);
        return;
      }
      try (lease) {
        AuditEvent noted = event.apply(lease.service().calls());
        if (noted != null) {
          lease.service().offer(noted);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("What was done could not be noted", e);
    }
  }

  private void hold(Function<CallDetail, AuditEvent> event) {
    Wish last = wish;
    if (last == null) {
      return;
    }
    AuditEvent missed =
        event.apply(last.detail() == CallDetail.OFF ? CallDetail.OFF : CallDetail.METADATA);
    if (missed != null) {
      held.hold(missed);
    }
  }

  private static AuditEvent event(
      Actor actor, String action, String target, Outcome outcome, Map<String, String> about) {
    Map<String, String> details = new HashMap<>(about);
    details.put(Detail.ADDRESS, actor.address());
    if (actor.principal().token() != null) {
      details.put(Detail.TOKEN, actor.principal().token());
    }
    if (actor.request() != null) {
      details.put(Detail.REQUEST, actor.request());
    }
    return new AuditEvent(
        Instant.now(),
        cut(actor.principal().reference(), MAX_NAME),
        action,
        target == null || target.isEmpty() ? null : cut(target, MAX_TARGET),
        outcome,
        details);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
