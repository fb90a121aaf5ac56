package dev.serai.credential.vault.internal.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.credential.SecretLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Vault has made and lent to one user of it. Safe for use by any thread. */
final class Lent implements AutoCloseable {
  private final String id;
  private final Values values;
  private final Duration life;
  private final Set<String> users = ConcurrentHashMap.newKeySet();
  private volatile Instant expires;
  private volatile boolean renewable;
  private boolean closed;

  private Lent(String id, Values values, Duration life, Instant now, boolean renewable) {
    this.id = id;
    this.values = values;
    this.life = life;
    this.expires = life.isZero() ? null : now.plus(life);
    this.renewable = renewable;
  }

  /** As Vault answers. */
  static Lent of(JsonNode body, Instant now) {
    String id = body.path("lease_id").asText();
    Duration life =
        id.isEmpty() ? Duration.ZERO : Duration.ofSeconds(body.path("lease_duration").asLong());
    return new Lent(
        id, Values.of(body.path("data")), life, now, body.path("renewable").asBoolean());
  }

  String id() {
    return id;
  }

  /** How long it was lent at first; zero if it was given for good. */
  Duration life() {
    return life;
  }

  boolean isLease() {
    return !life.isZero();
  }

  boolean isRenewable() {
    return renewable;
  }

  Duration left(Instant now) {
    return Duration.between(now, expires);
  }

  boolean isOver(Instant now) {
    return isLease() && !expires.isAfter(now);
  }

  void renewed(Duration from, Instant now, boolean again) {
    expires = now.plus(from);
    renewable = again;
  }

  /** One of the values, for a caller who has to give it back; empty once this is closed. */
  synchronized Optional<Secret> secret(
      CredentialReference reference, Fingerprint fingerprint, Instant now) {
    if (closed || isOver(now)) {
      return Optional.empty();
    }
    SecretLease lease = isLease() ? new SecretLease(id, left(now), renewable) : null;
    Secret secret =
        new Found(values, id.isEmpty() ? null : id, expires, lease).secret(reference, fingerprint);
    users.add(reference.key());
    return Optional.of(secret);
  }

  boolean isUnused() {
    return users.isEmpty();
  }

  /** Whether nobody uses any of its keys any more. */
  boolean returned(String key) {
    users.remove(key);
    return users.isEmpty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    values.close();
  }
}
