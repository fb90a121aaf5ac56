package dev.serai.core.store;

import java.time.Instant;

/**
 * What is kept of a call that waits for its client's answer, so that a gateway that comes after can
 * say what became of it.
 *
 * @param id opaque, 1 to 200 characters
 * @param principal who called, 1 to 200 characters
 * @param endpoint where it came in: a gateway's name or an installation, 1 to 200 characters
 * @param method the JSON-RPC method, 1 to 200 characters
 * @param since when it was parked
 * @param expires from when on nobody asks for it
 */
public record ParkedCallRecord(
    String id, String principal, String endpoint, String method, Instant since, Instant expires)
    implements Keyed {

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public ParkedCallRecord {
    FieldRules.key(id);
    FieldRules.name("principal", principal);
    FieldRules.name("endpoint", endpoint);
    FieldRules.name("method", method);
    FieldRules.present("since", since);
    FieldRules.present("expires", expires);
  }

  @Override
  public String key() {
    return id;
  }
}
