package dev.serai.registry.internal.document;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Owners in words: {@code organization}, {@code team:<id>}, {@code user:<id>}. */
public final class Owners {
  /** The nearest to a reader first: a person, then teams by their ids, then the organization. */
  public static final Comparator<OwnerRef> NEAREST =
      Comparator.comparing(OwnerRef::kind).thenComparing(OwnerRef::id);

  private Owners() {}

  /** The owner that a text names, if it names one. */
  public static Optional<OwnerRef> read(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    try {
      return Optional.of(
          new OwnerRef(
              OwnerRef.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
              colon < 0 ? null : text.substring(colon + 1)));
    } catch (IllegalArgumentException | SeraiException e) {
      return Optional.empty();
    }
  }

  /** An owner as {@link #read} understands it. */
  public static String word(OwnerRef owner) {
    String kind = owner.kind().name().toLowerCase(Locale.ROOT);
    return owner.kind() == OwnerRef.Kind.ORGANIZATION ? kind : kind + ":" + owner.id();
  }
}
