package dev.serai.registry.internal.client;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names of a file's servers: {@code local.client/} and what the client calls the server. A name
 * that is taken gets a number. Whatever keeps the documents gives them their aliases.
 */
final class Names {
  private static final String PREFIX = "local.client/";
  private static final int MAX_NAME = 100;

  private final Set<String> names = new HashSet<>();

  void assign(String client, Draft draft) {
    draft.document().put("name", freeName(slug(client)));
  }

  private String freeName(String slug) {
    String name = slug;
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = slug + "-" + i;
    }
    return PREFIX + name;
  }

  private static String slug(String client) {
    String plain = Normalizer.normalize(client, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug = plain.replaceAll("[^A-Za-z0-9._-]+", "-");
    slug = slug.substring(0, Math.min(slug.length(), MAX_NAME)).replaceAll("^[-._]+|[-._]+$", "");
    return slug.isEmpty() ? "server" : slug;
  }
}
