package dev.serai.core.store;

import java.util.Map;
import java.util.Set;

/** Session records for tests. */
public final class TestingSessions {
  private TestingSessions() {}

  /** A record with every part. */
  public static SessionRecord record(String owner) {
    return new SessionRecord(
        "secret-" + owner,
        owner,
        "anonymous",
        "default",
        "server",
        "2025-11-25",
        "{\"roots\":{}}",
        "{\"name\":\"client\"}",
        "debug",
        Map.of("one", Set.of("file:///a", "file:///b")));
  }
}
