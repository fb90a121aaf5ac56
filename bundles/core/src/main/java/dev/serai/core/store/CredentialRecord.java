package dev.serai.core.store;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a credential; its value is apart, see {@link CredentialStore#value(String)}.
 *
 * @param id opaque, 1 to 200 characters
 * @param owner to whom it belongs
 * @param scheme of its reference, 1 to 200 characters
 * @param path of its reference, 1 to 1,000 characters
 * @param state whether it can be used
 * @param expires when it ends, or null for never or unknown
 * @param metadata what its provider notes, nothing secret; at most 1,000 values of at most 65,536
 *     characters
 */
public record CredentialRecord(
    String id,
    OwnerRef owner,
    String scheme,
    String path,
    State state,
    Instant expires,
    Map<String, String> metadata)
    implements Keyed {

  /** Whether it can be used. */
  public enum State {
    /** It can. */
    VALID,
    /** Its time is over. */
    EXPIRED,
    /** It was taken back. */
    REVOKED
  }

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public CredentialRecord {
    FieldRules.key(id);
    FieldRules.present("owner", owner);
    FieldRules.name("scheme", scheme);
    FieldRules.text("path", path, FieldRules.MAX_LINE);
    FieldRules.present("state", state);
    metadata = FieldRules.values("metadata", metadata);
  }

  @Override
  public String key() {
    return id;
  }

  /** Without the metadata. */
  @Override
  public String toString() {
    return "CredentialRecord["
        + id
        + ", "
        + owner
        + ", "
        + scheme
        + ":"
        + path
        + ", "
        + state
        + "]";
  }
}
