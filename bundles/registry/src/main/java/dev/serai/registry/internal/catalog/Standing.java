package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An entry as the audit log notes it: without the document, which may spell out secrets.
 *
 * @param documentSha256 tells whether the document is another one
 */
record Standing(
    String id,
    String name,
    String version,
    String alias,
    OwnerRef scope,
    boolean shared,
    State state,
    String documentSha256,
    String origin,
    String note) {
  static Standing of(EntryRecord entry) {
    return new Standing(
        entry.id(),
        entry.name(),
        entry.version(),
        entry.alias(),
        entry.scope(),
        entry.shared(),
        entry.state(),
        sha256(entry.document()),
        entry.origin(),
        entry.note());
  }

  private static String sha256(String document) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
