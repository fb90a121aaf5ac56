package dev.serai.gateway.internal.access;

import dev.serai.core.access.Actor;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which tools, prompts and resources are used, by whom and how it ended, and who was turned
 * away. Arguments and results are not noted. Safe for use by any thread; nothing blocks.
 */
public final class CallAudit {
  private static final Logger LOG = LoggerFactory.getLogger(CallAudit.class);
  private static final Set<String> NOTED = Set.of("tools/call", "prompts/get", "resources/read");
  private static final String USE = "tool:use";
  private static final int MAX_TARGET = 1_000;
  private static final int MAX_NAME = 200;

  private final ServiceSlot<AuditLog> slot;

  /** Notes where the audit log is; what happens while there is none is not noted. */
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
    exchange.onOutcome((outcome, reason) -> ended(exchange, begun, outcome, reason));
  }

  /** Somebody was not let in to an endpoint. */
  public void turnedAway(Actor actor, Scope scope, String reason) {
    String action = scope instanceof Scope.Server ? "entry:use" : "gateway:use";
    offer(actor, action, scope.name(), Outcome.DENIED, Map.of(Detail.REASON, reason));
  }

  private boolean accepts() {
    ServiceLease<AuditLog> lease = slot.tryAcquire().orElse(null);
    if (lease == null) {
      return true;
    }
    try (lease) {
      return lease.service().accepts();
    }
  }

  private void ended(Exchange exchange, long begun, Outcome outcome, String reason) {
    Message request = exchange.request();
    Map<String, String> details = new HashMap<>();
    details.put("method", request.method());
    Scope scope = exchange.client().scope();
    details.put(scope.kind(), scope.name());
    InstallationId server = exchange.server();
    if (server != null) {
      details.put("server", server.value());
    }
    long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    details.put("milliseconds", Long.toString(taken));
    if (reason != null) {
      details.put(Detail.REASON, reason);
    }
    String name = request.text(Place.NAME);
    String target = name == null ? request.text(Place.URI) : name;
    offer(exchange.actor(), USE, target, outcome, details);
  }

  private void offer(
      Actor actor, String action, String target, Outcome outcome, Map<String, String> about) {
    ServiceLease<AuditLog> lease = slot.tryAcquire().orElse(null);
    if (lease == null) {
      return;
    }
    try (lease) {
      lease.service().offer(event(actor, action, target, outcome, about));
    } catch (RuntimeException e) {
      LOG.error("{} of {} could not be noted", action, actor.principal(), e);
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
