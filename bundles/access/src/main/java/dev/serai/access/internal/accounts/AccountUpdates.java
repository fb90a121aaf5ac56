package dev.serai.access.internal.accounts;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
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
 * when the account is seen again.
 */
public final class AccountUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(AccountUpdates.class);
  private static final int MAX_KNOWN = 10_000;

  private final Stores stores;
  private final Executor executor;
  private final AccountAudit audit;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();

  /**
   * Has kept nothing.
   *
   * @param executor where the store is written
   */
  public AccountUpdates(Stores stores, Executor executor, AccountAudit audit) {
    this.stores = stores;
    this.executor = executor;
    this.audit = audit;
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
    if (outdated(identity) || wanted.equals(known.value()) || !running.add(wanted.id())) {
      return;
    }
    try {
      executor.execute(() -> keep(wanted, known.version(), identity));
    } catch (RejectedExecutionException e) {
      running.remove(wanted.id());
    }
  }

  private boolean outdated(ExternalIdentity identity) {
    Instant last = latest.get(identity.id());
    return last != null && identity.expires().isBefore(last);
  }

  private void keep(UserRecord wanted, long version, ExternalIdentity identity) {
    try {
      Stores.on(stores.users(), store -> store.update(wanted, version));
      LOG.info("User {} is as issuer {} says now", wanted.id(), identity.subject().issuer());
      audit.updated(wanted, identity);
    } catch (RuntimeException e) {
      LOG.debug("User {} is not as its issuer says this time", wanted.id(), e);
    } finally {
      running.remove(wanted.id());
    }
  }
}
