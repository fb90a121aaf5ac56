package dev.serai.registry.internal.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fingerprint by which a definition is known: it changes with every value that a client or a
 * model acts on, and with nothing else.
 */
final class DefinitionHash {
  private static final String META = "_meta";
  private static final String ANNOTATIONS = "annotations";

  private DefinitionHash() {}

  /**
   * SHA-256 of the canonical text of {@link #essence}.
   *
   * @return 64 lower-case hexadecimal digits
   */
  static String of(Json.Members essence) {
    byte[] canonical = CanonicalJson.of(essence).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * What matters of a definition: the members of its kind, and what {@code _meta} says of its user
   * interface (SEP-1865, MCP Apps). When a resource was last modified is no part of what it is.
   */
  static Json.Members essence(DefinitionKind kind, Json.Members definition) {
    SortedMap<String, Json> kept = new TreeMap<>(definition.values());
    kept.keySet().retainAll(kind.members());
    kept.computeIfPresent(ANNOTATIONS, (key, value) -> lasting(kind, value));
    if (definition.values().get(META) instanceof Json.Members meta) {
      SortedMap<String, Json> shown = new TreeMap<>(meta.values());
      shown.keySet().removeIf(key -> !isAboutApps(key));
      if (!shown.isEmpty()) {
        kept.put(META, new Json.Members(shown));
      }
    }
    return new Json.Members(kept);
  }

  private static Json lasting(DefinitionKind kind, Json annotations) {
    if (kind == DefinitionKind.TOOL || !(annotations instanceof Json.Members members)) {
      return annotations;
    }
    SortedMap<String, Json> kept = new TreeMap<>(members.values());
    kept.remove("lastModified");
    return new Json.Members(kept);
  }

  /** {@code ui}, the older {@code ui/resourceUri}, and the extension's own prefix. */
  private static boolean isAboutApps(String key) {
    return key.equals("ui")
        || key.startsWith("ui/")
        || key.equals("io.modelcontextprotocol/ui")
        || key.startsWith("io.modelcontextprotocol/ui/");
  }
}
