package dev.serai.registry.internal.document;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times: ISO-8601 ({@code PT30S}) or short ({@code 500ms}, {@code 30s}, {@code 1h30m}). */
final class Durations {
  private static final Duration MAX = Duration.ofDays(365);
  private static final Pattern SHORT = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /** The time, or empty where the text is none between 0 and 365 days. */
  static Optional<Duration> parse(String text) {
    return read(text).filter(time -> !time.isNegative() && time.compareTo(MAX) <= 0);
  }

  private static Optional<Duration> read(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (SHORT.matcher(text).matches()) {
      return Optional.of(sum(PART.matcher(text)));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration sum(Matcher part) {
    Duration sum = Duration.ZERO;
    while (part.find()) {
      sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }
}
