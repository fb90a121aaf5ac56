package dev.serai.orchestrator.internal.command;

import dev.serai.core.store.OwnerRef;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How values look on the console. */
final class Text {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Text() {}

  /** One line without control characters, which could steer the terminal. */
  static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  /** In the zone of the machine. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** Whose it is: {@code organization}, or the kind of the owner with its id. */
  static String owner(OwnerRef owner) {
    return owner.kind() == OwnerRef.Kind.ORGANIZATION
        ? OwnerRef.ORGANIZATION_ID
        : owner.kind().name().toLowerCase(Locale.ROOT) + ":" + owner.id();
  }
}
