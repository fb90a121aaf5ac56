package dev.serai.registry.internal.document;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may use an entry: {@code organization}, {@code team:<id>}, {@code user:<id>}. */
final class AudienceOption {
  private AudienceOption() {}

  /** Empty for everybody whom the entry is for. */
  static Optional<Set<OwnerRef>> read(Place at) {
    if (!at.isPresent()) {
      return Optional.empty();
    }
    Set<OwnerRef> audience = new LinkedHashSet<>();
    at.items().forEach(item -> item.text().ifPresent(text -> add(audience, item, text)));
    return Optional.of(audience);
  }

  private static void add(Set<OwnerRef> audience, Place at, String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    try {
      audience.add(
          new OwnerRef(
              OwnerRef.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
              colon < 0 ? null : text.substring(colon + 1)));
    } catch (IllegalArgumentException | SeraiException e) {
      at.fault("Must be organization, team: with a team's id, or user: with a user's id.");
    }
  }
}
