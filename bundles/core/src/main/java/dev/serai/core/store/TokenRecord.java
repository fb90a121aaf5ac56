package dev.serai.core.store;

import java.time.Instant;
import java.util.Set;

/**
 * A token that stands for its owner. The token itself is nowhere.
 *
 * @param id opaque, 1 to 200 characters
 * @param owner for whom it stands
 * @param name what people call it, 1 to 200 characters
 * @param hash of the token, SHA-256 as 64 lower-case hexadecimal digits; unique
 * @param hint its last four characters
 * @param permissions what it may do, each {@code resource:action} as in {@link RoleRecord}, at most
 *     1,000; empty for all that its owner may
 * @param gateway the one gateway that it may use, 1 to 200 characters, or null for any
 * @param expires when it ends, or null for never
 * @param lastUsed when it was used last, within a minute and in whole milliseconds, or null; only
 *     {@link TokenStore#used} sets it
 * @param revoked whether it was taken back
 */
public record TokenRecord(
    String id,
    OwnerRef owner,
    String name,
    String hash,
    String hint,
    Set<String> permissions,
    String gateway,
    Instant expires,
    Instant lastUsed,
    boolean revoked)
    implements Keyed {

  private static final int HINT = 4;

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public TokenRecord {
    FieldRules.key(id);
    FieldRules.present("owner", owner);
    FieldRules.name("name", name);
    FieldRules.sha256("hash", hash);
    FieldRules.text("hint", hint, HINT);
    permissions = RoleRecord.permissions(permissions);
    FieldRules.optional("gateway", gateway, FieldRules.MAX_NAME);
  }

  @Override
  public String key() {
    return id;
  }

  /** The same token with another time of use. */
  public TokenRecord usedAt(Instant at) {
    return new TokenRecord(id, owner, name, hash, hint, permissions, gateway, expires, at, revoked);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "TokenRecord[" + id + ", " + owner + ", " + name + "]";
  }
}
