package dev.serai.access.internal.accounts;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.AuditLog;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.UserRecord;
import java.time.Clock;
import java.util.Map;

/** Notes what becomes of accounts by the word of identity providers. Never blocks. */
public final class AccountAudit {
  private final ServiceSlot<AuditLog> log;
  private final Clock clock;

  /** Notes in the log that is there; nowhere while there is none. */
  public AccountAudit(ServiceSlot<AuditLog> log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void created(UserRecord user, ExternalIdentity identity) {
    note("user:create", user, identity);
  }

  void updated(UserRecord user, ExternalIdentity identity) {
    note("user:update", user, identity);
  }

  private void note(String action, UserRecord user, ExternalIdentity identity) {
    AuditEvent event =
        new AuditEvent(
            clock.instant(),
            "user:" + user.id(),
            action,
            user.id(),
            AuditEvent.Outcome.DONE,
            Map.of(AuditLog.Detail.REASON, "by the issuer " + identity.subject().issuer()));
    log.tryAcquire().ifPresent(lease -> offer(lease, event));
  }

  private static void offer(ServiceLease<AuditLog> lease, AuditEvent event) {
    try (lease) {
      lease.service().offer(event);
    }
  }
}
