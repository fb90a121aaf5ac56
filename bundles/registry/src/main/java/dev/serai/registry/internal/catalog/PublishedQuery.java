package dev.serai.registry.internal.catalog;

import dev.serai.core.store.EntryRecord.State;
import java.time.Instant;
import java.util.Locale;

/**
 * Which published entries are wanted.
 *
 * @param cursor what continues the list, or null for its beginning
 * @param limit how many at most, 1 or more
 * @param search what name, title, description or alias contain, ignoring case, or null for all
 * @param updatedSince not changed before this, or null; removed ones are wanted then too
 * @param version this version alone, {@code latest} for the newest ones, or null for all
 * @param deleted whether removed ones are wanted too
 */
public record PublishedQuery(
    String cursor,
    int limit,
    String search,
    Instant updatedSince,
    String version,
    boolean deleted) {
  /** What stands for the newest version. */
  public static final String LATEST = "latest";

  /** Search in lower case. */
  public PublishedQuery {
    search = search == null ? "" : search.toLowerCase(Locale.ROOT);
    deleted |= updatedSince != null;
  }

  boolean wants(CatalogItem item) {
    return (deleted || item.record().state() != State.DELETED)
        && (updatedSince == null || !item.stored().updated().isBefore(updatedSince))
        && (version == null || version.equals(LATEST) || version.equals(item.record().version()))
        && item.text().contains(search);
  }

  boolean wantsNewest() {
    return LATEST.equals(version);
  }
}
