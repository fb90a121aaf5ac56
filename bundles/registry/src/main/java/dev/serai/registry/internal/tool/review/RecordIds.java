package dev.serai.registry.internal.tool.review;

import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of records: made of what they are about, so that two replicas that find the same cannot
 * both keep it.
 */
final class RecordIds {
  private static final String NOTHING = "";

  private RecordIds() {}

  /** Of an approved definition. */
  static String baseline(EntryKey entry, DefinitionKey key) {
    return of(entry, NOTHING, key.kind(), key.name());
  }

  /** Of what an installation has instead. */
  static String deviation(EntryKey entry, String installation, DefinitionKey key) {
    return of(entry, installation, key.kind(), key.name());
  }

  /** Of the record that says that a kind was listed. */
  static String listed(EntryKey entry, DefinitionKind kind) {
    return of(entry, NOTHING, kind, NOTHING);
  }

  private static String of(EntryKey entry, String installation, DefinitionKind kind, String name) {
    String all =
        String.join(
            "\0", entry.alias(), entry.name(), entry.version(), installation, kind.name(), name);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
