package dev.serai.credential.vault.internal.secret;

import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was read last at each path, for a while, to be used when Vault is away. Safe for use by any
 * thread.
 */
final class LastGood implements AutoCloseable {
  private static final int MOST = 10_000;

  private final Duration kept;
  private final Clock clock;
  private final Fingerprint fingerprint;
  private final Map<String, Good> paths = new ConcurrentHashMap<>();

  private record Good(Found found, Instant until) {}

  /**
   * Nothing was read yet.
   *
   * @param kept for how long something is used on; zero for not at all
   */
  LastGood(Duration kept, Clock clock, Fingerprint fingerprint) {
    this.kept = kept;
    this.clock = clock;
    this.fingerprint = fingerprint;
  }

  /**
   * Takes over what was read.
   *
   * @return whether it differs from what was read before
   */
  boolean put(String path, Found found) {
    if (kept.isZero() || paths.size() >= MOST) {
      found.close();
      return false;
    }
    Instant until = clock.instant().plus(kept);
    Good before = paths.put(path, new Good(found, until));
    if (before == null) {
      return false;
    }
    boolean differs = found.version() != null && !found.version().equals(before.found().version());
    before.found().close();
    return differs;
  }

  /** One value of what was read last, if that is not too long ago. */
  Optional<Secret> open(CredentialReference reference) {
    Good good = paths.get(reference.path());
    return good == null || isOver(good, clock.instant())
        ? Optional.empty()
        : good.found().values().get(reference.key()).map(value -> secret(reference, good, value));
  }

  void forget(String path) {
    Good good = paths.remove(path);
    if (good != null) {
      good.found().close();
    }
  }

  /** Wipes what was kept for too long. */
  void sweep() {
    Instant now = clock.instant();
    for (Iterator<Map.Entry<String, Good>> each = paths.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<String, Good> one = each.next();
      if (isOver(one.getValue(), now) && paths.remove(one.getKey(), one.getValue())) {
        one.getValue().found().close();
      }
    }
  }

  @Override
  public void close() {
    paths.keySet().forEach(this::forget);
  }

  private static boolean isOver(Good good, Instant now) {
    Instant expires = good.found().expires();
    return !good.until().isAfter(now) || expires != null && !expires.isAfter(now);
  }

  private Secret secret(CredentialReference reference, Good good, byte[] value) {
    Found found = good.found();
    String version = found.version() == null ? fingerprint.of(reference, value) : found.version();
    return new Secret(value, version, found.expires(), null);
  }
}
