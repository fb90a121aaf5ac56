package dev.serai.access.internal.accounts;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps accounts as their identity providers say, some time soon. What cannot be kept now is kept
 * when the account is seen again. The last admin stays one: that is tried again after a minute.
 */
public final class AccountUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(AccountUpdates.class);
  private static final int MAX_KNOWN = 10_000;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Executor executor;
  private final AccountLedger ledger;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();

  private record Refusal(UserRecord wanted, Instant until) {}

  /**
   * Has kept nothing.
   *
   * @param executor where the store is written
   */
  public AccountUpdates(Executor executor, AccountLedger ledger) {
    this.executor = executor;
    this.ledger = ledger;
  }

  /** Somebody proved who they are. */
  public void seen(ExternalIdentity identity) {
    if (latest.size() >= MAX_KNOWN) {
      latest.clear();
    }
    latest.merge(
        identity.id(), identity.expires(), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Takes over what a token says of an account, unless one that ends later was seen here. */
  public void take(Versioned<UserRecord> known, ExternalIdentity identity) {
    UserRecord wanted = ExternalUser.updated(known.value(), identity);
    if (wanted.equals(known.value())
        || outdated(identity)
        || refused(wanted)
        || !running.add(wanted.id())) {
      return;
    }
    try {
      executor.execute(() -> keep(known, wanted, identity));
    } catch (RejectedExecutionException e) {
      running.remove(wanted.id());
    }
  }

  private boolean outdated(ExternalIdentity identity) {
    Instant last = latest.get(identity.id());
    return last != null && identity.expires().isBefore(last);
  }

  private boolean refused(UserRecord wanted) {
    Refusal last = refusals.get(wanted.id());
    return last != null
        && last.wanted().equals(wanted)
        && ledger.clock().instant().isBefore(last.until());
  }

  private void keep(Versioned<UserRecord> known, UserRecord wanted, ExternalIdentity identity) {
    try {
      ledger.update(known.value(), wanted, known.version(), identity);
      LOG.info("User {} is as issuer {} says now", wanted.id(), identity.subject().issuer());
    } catch (SeraiException e) {
      notKept(wanted, identity, e);
    } catch (RuntimeException e) {
      LOG.debug("User {} is not as its issuer says this time", wanted.id(), e);
    } finally {
      running.remove(wanted.id());
    }
  }

  private void notKept(UserRecord wanted, ExternalIdentity identity, SeraiException error) {
    if (error.code() != ErrorCode.IN_USE) {
      LOG.debug("User {} is not as its issuer says this time", wanted.id(), error);
      return;
    }
    if (refusals.size() >= MAX_KNOWN) {
      refusals.clear();
    }
    refusals.put(wanted.id(), new Refusal(wanted, ledger.clock().instant().plus(PAUSE)));
    LOG.warn(
        "User {} keeps the role admin, which issuer {} takes away: nobody else has it; give it to"
            + " somebody else",
        wanted.id(),
        identity.subject().issuer());
    ledger.failed(wanted, identity, error);
  }
}
