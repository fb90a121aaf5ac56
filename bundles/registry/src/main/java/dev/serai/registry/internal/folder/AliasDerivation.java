package dev.serai.registry.internal.folder;

import dev.serai.core.registry.Alias;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes an alias from a server's name: the part after the slash, in lower case, other characters
 * than letters and digits as single hyphens, without {@code mcp} and {@code server} at its ends, at
 * most 24 characters. Where nothing is left, the last part of the namespace stands in.
 */
public final class AliasDerivation {
  private static final int MAX = 24;
  private static final Set<String> GENERIC = Set.of("", "mcp", "server");
  private static final Pattern ENDS = Pattern.compile("^(?:mcp|server)-|-(?:mcp|server)$");

  private AliasDerivation() {}

  /** The alias that a name leads to. */
  public static Alias of(String serverName) {
    int slash = serverName.indexOf('/');
    String own = core(serverName.substring(slash + 1));
    if (!GENERIC.contains(own)) {
      return new Alias(own);
    }
    String space = serverName.substring(0, Math.max(slash, 0));
    String owner = core(space.substring(space.lastIndexOf('.') + 1));
    return new Alias(owner.isEmpty() ? "server" : owner);
  }

  private static String core(String part) {
    String text = trimmed(part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    String shorter = ENDS.matcher(text).replaceAll("");
    while (!shorter.equals(text)) {
      text = shorter;
      shorter = ENDS.matcher(text).replaceAll("");
    }
    return trimmed(text.substring(0, Math.min(MAX, text.length())));
  }

  private static String trimmed(String text) {
    return text.replaceAll("^-+|-+$", "");
  }
}
