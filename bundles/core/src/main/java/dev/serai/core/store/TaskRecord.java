package dev.serai.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is kept of a task that a server runs for somebody, so that it is theirs with a gateway that
 * comes after too.
 *
 * @param id opaque, 1 to 200 characters; not the server's own id, which is as good as a key
 * @param principal who began it, 1 to 1,000 characters
 * @param tool by which tool, by the server's own name, 1 to 1,000 characters; null if that is not
 *     known
 * @param expires from when on nobody asks for it, to the millisecond
 */
public record TaskRecord(String id, String principal, String tool, Instant expires)
    implements Keyed {

  /** Refuses what breaks the limits with {@code INVALID_VALUE}; cuts the moment. */
  public TaskRecord {
    FieldRules.key(id);
    FieldRules.text("principal", principal, FieldRules.MAX_LINE);
    FieldRules.optional("tool", tool, FieldRules.MAX_LINE);
    FieldRules.present("expires", expires);
    expires = expires.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public String key() {
    return id;
  }
}
