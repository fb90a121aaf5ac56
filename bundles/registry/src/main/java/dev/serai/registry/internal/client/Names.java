package dev.serai.registry.internal.client;

import dev.serai.core.registry.Alias;
import dev.serai.registry.internal.document.AliasDerivation;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names of a file's servers: {@code local.client/} and what the client calls the server. A name
 * or an alias that is taken gets a number; an alias is written only where the name does not lead to
 * it.
 */
final class Names {
  private static final String PREFIX = "local.client/";
  private static final int MAX_NAME = 100;
  private static final int MAX_ALIAS = 24;

  private final Set<String> names = new HashSet<>();
  private final Set<Alias> aliases = new HashSet<>();

  void assign(String client, Draft draft) {
    String name = freeName(slug(client));
    draft.document().put("name", name);
    Alias derived = AliasDerivation.of(name);
    Alias alias = freeAlias(derived);
    if (!alias.equals(derived)) {
      draft.options().put("alias", alias.value());
    }
  }

  private String freeName(String slug) {
    String name = slug;
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = slug + "-" + i;
    }
    return PREFIX + name;
  }

  private Alias freeAlias(Alias derived) {
    Alias alias = derived;
    for (int i = 2; !aliases.add(alias); i++) {
      String end = "-" + i;
      String begin = derived.value();
      begin = begin.substring(0, Math.min(begin.length(), MAX_ALIAS - end.length()));
      alias = new Alias(begin.replaceFirst("-$", "") + end);
    }
    return alias;
  }

  private static String slug(String client) {
    String plain = Normalizer.normalize(client, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug = plain.replaceAll("[^A-Za-z0-9._-]+", "-");
    slug = slug.substring(0, Math.min(slug.length(), MAX_NAME)).replaceAll("^[-._]+|[-._]+$", "");
    return slug.isEmpty() ? "server" : slug;
  }
}
