package dev.serai.access.internal.accounts;

import dev.serai.access.internal.audit.AuditText;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Changes accounts by the word of identity providers, and has it noted: a change and its note are
 * one transaction. Every method blocks as the stores do, and throws {@code STORE_UNAVAILABLE} where
 * a store or the audit log is away: nothing has happened then.
 */
public final class AccountLedger {
  private static final int MAX_PRINCIPAL = 200;
  private static final int MAX_REASON = 1_000;

  private final Stores stores;
  private final ServiceSlot<AuditLog> log;
  private final Clock clock;

  /** Notes in the log that is there. */
  public AccountLedger(Stores stores, ServiceSlot<AuditLog> log, Clock clock) {
    this.stores = stores;
    this.log = log;
    this.clock = clock;
  }

  /** Goes on once all that it needs is there; fails as the room has it. */
  CompletionStage<Void> ready(WaitingRoom room, Deadline deadline) {
    return room.until(stores.transaction(), deadline)
        .thenCompose(there -> room.until(stores.users(), deadline))
        .thenCompose(there -> room.until(log, deadline));
  }

  Clock clock() {
    return clock;
  }

  UserRecord create(UserRecord user, ExternalIdentity identity) {
    return inOne(
        users -> {
          UserRecord made = users.create(user).value();
          record("user:create", identity, null, made);
          return made;
        });
  }

  /** Changes an account; {@code IN_USE} if nobody were left then who is admin. */
  void update(UserRecord before, UserRecord wanted, long version, ExternalIdentity identity) {
    inOne(
        users -> {
          UserRecord after = users.update(wanted, version).value();
          record("user:update", identity, before, after);
          LastAdmin.require(users, before, after);
          return after;
        });
  }

  /** Notes what was not done, as well as that goes. */
  void failed(UserRecord user, ExternalIdentity identity, SeraiException error) {
    String reason = AuditText.fit(error.code() + ": " + error.getMessage(), MAX_REASON);
    AuditEvent event =
        event("user:update", identity, user, Outcome.FAILED, Map.of(Detail.REASON, reason));
    log.tryAcquire().ifPresent(lease -> offer(lease, event));
  }

  private static void offer(ServiceLease<AuditLog> lease, AuditEvent event) {
    try (lease) {
      lease.service().offer(event);
    }
  }

  private <T> T inOne(Function<UserStore, T> work) {
    return Stores.on(
        stores.transaction(),
        transaction ->
            Stores.on(stores.users(), users -> transaction.inOne(() -> work.apply(users))));
  }

  private void record(
      String action, ExternalIdentity identity, UserRecord before, UserRecord after) {
    AuditEvent event =
        event(action, identity, after, Outcome.DONE, AuditText.change(before, after));
    Stores.on(log, there -> there.record(event));
  }

  private AuditEvent event(
      String action,
      ExternalIdentity identity,
      UserRecord user,
      Outcome outcome,
      Map<String, String> details) {
    return new AuditEvent(
        clock.instant(),
        AuditText.fit("issuer:" + identity.subject().issuer(), MAX_PRINCIPAL),
        action,
        "user:" + user.id(),
        outcome,
        details);
  }
}
