package dev.serai.registry.internal.document;

import dev.serai.core.store.OwnerRef;
import java.util.LinkedHashSet;
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
    Owners.read(text)
        .ifPresentOrElse(
            audience::add,
            () ->
                at.fault(
                    "Must be organization, team: with a team's id, or user: with a user's id."));
  }
}
