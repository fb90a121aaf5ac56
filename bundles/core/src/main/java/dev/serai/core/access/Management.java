package dev.serai.core.access;

import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people manage, for whatever lets them: the REST API, the console, the shell. Each action is
 * decided and noted. Safe for use by any thread; every method blocks, and fails with {@code
 * STORE_UNAVAILABLE} while it cannot be done or cannot be noted.
 */
@ProviderType
public interface Management {
  /** Users. A user's {@code passwordHash} is never given out and passed over when it comes. */
  ManagedRecords<UserRecord> users();

  /** Teams. */
  ManagedRecords<TeamRecord> teams();

  /** Roles; those that Serai comes with can be read, and not changed. */
  ManagedRecords<RoleRecord> roles();

  /**
   * Tokens. They are made by {@link #mint}; of an update only name and {@code revoked} count, and
   * what was revoked stays so.
   */
  ManagedRecords<TokenRecord> tokens();

  /** Gateways. */
  ManagedRecords<GatewayRecord> gateways();

  /** What gateways offer. */
  ManagedRecords<BindingRecord> bindings();

  /** Makes a token. */
  NewToken mint(Actor actor, TokenRequest request);

  /**
   * Replaces a token by a new one with its name, owner, permissions and expiry; the old one ends at
   * once.
   *
   * @param id the token's id
   * @param version the version that is replaced
   */
  NewToken rotate(Actor actor, String id, long version);

  /** Replaces a token likewise, whatever its version is. */
  NewToken rotate(Actor actor, String id);

  /**
   * Signs somebody in with a password.
   *
   * @param name as the account has it
   * @param password wiped before this returns
   * @param address from where
   * @param request the id of the request, for the audit log, or null
   * @return a token of that user that ends by itself after the session's time
   * @throws dev.serai.core.error.SeraiException {@code UNAUTHENTICATED}, whatever was wrong; {@code
   *     TOO_MANY_ATTEMPTS}
   */
  NewToken signIn(String name, char[] password, String address, String request);

  /**
   * Ends the session that an actor came with, whatever else it may do.
   *
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} if they came with none
   */
  void signOut(Actor actor);

  /**
   * Sets a user's password. For one's own the old one is needed.
   *
   * @param user the user's id
   * @param old the password until now, or null; wiped before this returns
   * @param password at least 12 characters; wiped before this returns
   */
  Versioned<UserRecord> password(Actor actor, String user, char[] old, char[] password);

  /** Records of the audit log, the newest first. */
  Page<AuditRecord> audit(Actor actor, AuditQuery query, PageRequest page);

  /**
   * Compares the audit log with its hashes.
   *
   * @return the first number that is wrong, or empty
   */
  OptionalLong verifyAudit(Actor actor);
}
