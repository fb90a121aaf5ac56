package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.gateway.internal.exchange.Sha256;
import dev.serai.gateway.internal.json.JsonText;

/**
 * How a server's tools and prompts are called on an aggregated endpoint: {@code <alias>__<name>},
 * at most 64 characters; a longer one is cut and ends in a hash of the whole. Nobody takes such a
 * name apart: a map knows the real one.
 */
final class ExposedNames {
  private static final String SEPARATOR = "__";
  private static final int MAX_LENGTH = 64;
  private static final int HASH_BYTES = 5;

  private ExposedNames() {}

  static String of(Alias alias, String name) {
    String whole = alias.value() + SEPARATOR + name;
    if (whole.length() <= MAX_LENGTH) {
      return whole;
    }
    String hash = "_" + Sha256.hex(JsonText.utf8(whole), HASH_BYTES);
    return whole.substring(0, MAX_LENGTH - hash.length()) + hash;
  }

  /** Whether a name begins as those of a server do: good for advice, not for finding the way. */
  static boolean mayBeOf(Alias alias, String exposed) {
    return exposed.startsWith(alias.value() + SEPARATOR);
  }
}
