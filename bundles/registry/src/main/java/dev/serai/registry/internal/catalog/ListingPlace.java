package dev.serai.registry.internal.catalog;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * Where an entry stands in a list: by name, the newest version first; of versions that are no
 * semantic ones the one made last.
 */
record ListingPlace(String name, SemanticOrder order, String version, Instant created, String id)
    implements Comparable<ListingPlace> {
  private static final Comparator<ListingPlace> ORDER =
      Comparator.comparing(ListingPlace::name)
          .thenComparing(ListingPlace::order, Comparator.reverseOrder())
          .thenComparing(ListingPlace::created, Comparator.reverseOrder())
          .thenComparing(ListingPlace::id);

  static ListingPlace of(Versioned<EntryRecord> entry) {
    return of(entry.value().name(), entry.value().version(), entry.created(), entry.value().id());
  }

  private static ListingPlace of(String name, String version, Instant created, String id) {
    return new ListingPlace(name, SemanticOrder.of(version), version, created, id);
  }

  /** The place that a cursor names, whether an entry stands there or not. */
  static ListingPlace ofCursor(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split("\n", 4);
      return of(parts[2], parts[3], Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[0]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "The cursor is none that was given out: begin without one.", e);
    }
  }

  /** The place as a cursor. */
  String cursor() {
    String text = id + "\n" + created.toEpochMilli() + "\n" + name + "\n" + version;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(ListingPlace other) {
    return ORDER.compare(this, other);
  }
}
