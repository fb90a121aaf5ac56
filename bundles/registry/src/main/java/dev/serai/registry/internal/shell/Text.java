package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How values look on the console. */
final class Text {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]+");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Text() {}

  /** One line without control characters, which could steer the terminal; empty for null. */
  static String line(Object value) {
    return value == null ? "" : CONTROL.matcher(value.toString()).replaceAll(" ").strip();
  }

  /** In the zone of the machine; empty for null. */
  static String time(Instant instant) {
    return instant == null ? "" : TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** As {@link EntryName} reads it. */
  static String entry(EntryRecord entry) {
    return line(entry.alias() + "@" + entry.version());
  }
}
