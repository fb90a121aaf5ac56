package dev.serai.runtime.bundle.internal;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import java.util.Locale;
import java.util.Optional;

/** Makes an alias of a server's name. */
final class AliasForm {
  private AliasForm() {}

  /**
   * The name in lower case, with one hyphen for each run of other characters than letters and
   * digits; empty where that is no alias (nothing is left, or more than 24 characters).
   */
  static Optional<Alias> of(String name) {
    String form =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    try {
      return Optional.of(new Alias(form));
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }
}
