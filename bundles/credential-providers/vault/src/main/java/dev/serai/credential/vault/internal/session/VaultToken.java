package dev.serai.credential.vault.internal.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A client token.
 *
 * @param value what is sent
 * @param life from when it was got or renewed; zero for ever
 * @param expires when it ends, or null for never
 * @param renewable whether Vault makes it longer
 */
record VaultToken(String value, Duration life, Instant expires, boolean renewable) {
  static VaultToken of(String value, long seconds, boolean renewable, Instant now) {
    return seconds <= 0
        ? new VaultToken(value, Duration.ZERO, null, false)
        : new VaultToken(value, Duration.ofSeconds(seconds), now.plusSeconds(seconds), renewable);
  }

  /** As a login or a renewal answers. */
  static VaultToken of(JsonNode auth, Instant now) {
    return of(
        auth.path("client_token").asText(),
        auth.path("lease_duration").asLong(),
        auth.path("renewable").asBoolean(),
        now);
  }

  boolean isOver(Instant now) {
    return expires != null && !expires.isAfter(now);
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "VaultToken[expires=" + expires + ", renewable=" + renewable + "]";
  }
}
