package dev.serai.core.registry;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people ask to be installed who may use an entry, and do not install it themselves for the
 * team or the organization. Whoever may, decides: granting is installing. Each action is decided
 * and noted. Safe for use by any thread; every method blocks, and fails with {@code
 * STORE_UNAVAILABLE} while it cannot be done or cannot be noted.
 *
 * <p>A request is seen by whoever asked and by those who may install it; for others it is {@code
 * NOT_FOUND}. It is decided once. When its entry is installed for the owner in whatever way it is
 * granted, in the same transaction.
 */
@ProviderType
public interface InstallationRequests {
  /** How many requests of one who asks wait for a decision at most. */
  int MAX_PENDING = 50;

  /** How many decided requests of one who asks are kept; the oldest go. */
  int MAX_DECIDED = 200;

  /**
   * Asks for an installation.
   *
   * @return the request as it is stored
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} for an entry that there is not;
   *     {@code INVALID_VALUE} for what cannot be installed; {@code FORBIDDEN} for a team that the
   *     actor is not of; {@code ALREADY_EXISTS} if it is installed, or asked for by the same
   *     already; {@code IN_USE} beyond {@link #MAX_PENDING}
   */
  Versioned<InstallationRequestRecord> ask(Actor actor, NewInstallationRequest wanted);

  /** One request. */
  Versioned<InstallationRequestRecord> get(Actor actor, String key);

  /**
   * Requests, the oldest first.
   *
   * @param state those in it alone, or null for all
   * @param page a search looks at names and aliases of entries
   */
  Page<Versioned<InstallationRequestRecord>> list(Actor actor, State state, PageRequest page);

  /**
   * Installs what was asked for, and grants the request by that.
   *
   * @param version of the request, or null for any
   * @return the request as it is now, which names the installation
   * @throws dev.serai.core.error.SeraiException as {@link InstallationCatalog#change} does; {@code
   *     INVALID_VALUE} for a request that is not pending, or whose entry is gone
   */
  Versioned<InstallationRequestRecord> grant(
      Actor actor, String key, Long version, InstallationGrant grant);

  /** What granting would mean; decided and worked out likewise, and not made. */
  Consequences consequences(Actor actor, String key, InstallationGrant grant);

  /**
   * Refuses what was asked for.
   *
   * @param version of the request, or null for any
   * @param note why, 1 to 1,000 characters
   */
  Versioned<InstallationRequestRecord> refuse(Actor actor, String key, Long version, String note);

  /** Takes back what the actor asked for; version as above. */
  Versioned<InstallationRequestRecord> withdraw(Actor actor, String key, Long version);

  /** How a request stands. Does not block. */
  InstallationRequestStatus status(InstallationRequestRecord request);
}
