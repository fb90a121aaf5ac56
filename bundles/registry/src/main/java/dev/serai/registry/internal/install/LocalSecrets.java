package dev.serai.registry.internal.install;

import dev.serai.core.store.CredentialRecord;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Secrets of installations, sealed in the store; references are {@code local:} and an id. */
final class LocalSecrets {
  private static final String SCHEME = "local";

  private LocalSecrets() {}

  /**
   * Seals values.
   *
   * @param installation for which
   * @return references by field
   */
  static Map<String, String> seal(
      CredentialStore store, OwnerRef owner, String installation, Map<String, String> secrets) {
    Map<String, String> references = new HashMap<>();
    secrets.forEach(
        (field, value) -> {
          String id = UUID.randomUUID().toString();
          store.create(
              new CredentialRecord(
                  id,
                  owner,
                  SCHEME,
                  id,
                  CredentialRecord.State.VALID,
                  null,
                  Map.of("installation", installation, "field", field)));
          byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
          store.value(id, bytes);
          Arrays.fill(bytes, (byte) 0);
          references.put(field, SCHEME + ":" + id);
        });
    return references;
  }

  /** Removes what references name. */
  static void remove(CredentialStore store, Iterable<String> references) {
    for (String reference : references) {
      store
          .find(id(reference))
          .ifPresent(found -> store.delete(found.value().id(), found.version()));
    }
  }

  /** The value behind a reference, unless it is gone or may not be used any more. */
  static Optional<String> open(CredentialStore store, String reference) {
    return store
        .find(id(reference))
        .filter(found -> found.value().state() == CredentialRecord.State.VALID)
        .filter(found -> isLasting(found.value().expires()))
        .flatMap(found -> store.value(found.value().id()))
        .map(LocalSecrets::text);
  }

  private static boolean isLasting(Instant expires) {
    return expires == null || expires.isAfter(Instant.now());
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Arrays.fill(bytes, (byte) 0);
    return text;
  }

  private static String id(String reference) {
    return reference.substring(reference.indexOf(':') + 1);
  }
}
