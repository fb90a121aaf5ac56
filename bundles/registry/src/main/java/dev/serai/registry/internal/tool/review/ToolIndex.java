package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All records in the order in which people read them. Immutable.
 *
 * @param view of what it is
 * @param records in their order
 */
record ToolIndex(SnapshotView<ToolRecord> view, List<Versioned<ToolRecord>> records) {
  /** One without records. */
  static final ToolIndex NONE = new ToolIndex(null, List.of());

  private static final Comparator<ToolRecord> ORDER =
      Comparator.comparing(ToolRecord::alias)
          .thenComparing(EntryKey::of, KnownTools.ORDER)
          .thenComparing(ToolRecord::kind)
          .thenComparing(ToolRecord::name)
          .thenComparing(ToolRecord::installation, Comparator.nullsFirst(String::compareTo))
          .thenComparing(ToolRecord::id);

  /** The index of a view; this one if it is of that. */
  ToolIndex of(SnapshotView<ToolRecord> now) {
    if (now == view) {
      return this;
    }
    return new ToolIndex(
        now, now.all().stream().sorted(Comparator.comparing(Versioned::value, ORDER)).toList());
  }

  /**
   * The records after a cursor, or all.
   *
   * @param search what names contain, ignoring case, or null
   */
  List<Versioned<ToolRecord>> after(String cursor, String search) {
    String wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
    return rest(cursor)
        .filter(record -> wanted.isEmpty() || text(record.value()).contains(wanted))
        .toList();
  }

  /** What stands for the place of a record, which may be gone by then. */
  static String cursor(ToolRecord last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            String.join(
                    "\0",
                    last.alias(),
                    last.entryName(),
                    last.entryVersion(),
                    last.kind().name(),
                    last.name(),
                    Objects.requireNonNullElse(last.installation(), ""),
                    last.id())
                .getBytes(StandardCharsets.UTF_8));
  }

  private Stream<Versioned<ToolRecord>> rest(String cursor) {
    if (cursor == null) {
      return records.stream();
    }
    ToolRecord last = place(cursor);
    return records.stream().filter(record -> ORDER.compare(record.value(), last) > 0);
  }

  private static ToolRecord place(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\0", -1);
      return new ToolRecord(
          parts[6],
          parts[1],
          parts[0],
          parts[2],
          parts[5].isEmpty() ? null : parts[5],
          ToolRecord.Kind.valueOf(parts[3]),
          parts[4],
          "{}",
          "0".repeat(64),
          ToolRecord.State.APPROVED,
          null,
          null,
          null);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | SeraiException e) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "after must be the next of the part before.", e);
    }
  }

  private static String text(ToolRecord record) {
    return String.join(
            "\n",
            record.alias(),
            record.entryName(),
            record.name(),
            Objects.requireNonNullElse(record.rename(), ""))
        .toLowerCase(Locale.ROOT);
  }
}
