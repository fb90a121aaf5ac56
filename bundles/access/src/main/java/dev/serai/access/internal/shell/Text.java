package dev.serai.access.internal.shell;

import dev.serai.core.store.OwnerRef;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values look on the console. */
final class Text {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
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

  static String list(Collection<?> values) {
    return values.stream().map(Text::line).sorted().collect(Collectors.joining(", "));
  }

  /** As {@link Owners} reads it. */
  static String owner(OwnerRef owner) {
    return owner.kind() == OwnerRef.Kind.ORGANIZATION
        ? OwnerRef.ORGANIZATION_ID
        : owner.kind().name().toLowerCase(Locale.ROOT) + ":" + line(owner.id());
  }
}
