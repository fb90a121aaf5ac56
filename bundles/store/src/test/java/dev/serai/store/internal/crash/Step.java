package dev.serai.store.internal.crash;

import dev.serai.core.store.SessionRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One write of the crash test. A line of the writer names it, before it begins and once it was
 * acknowledged.
 *
 * @param acknowledged whether the store said that it is kept
 * @param key the record
 * @param number grows with each write of the key; every seventh deletes it
 */
record Step(boolean acknowledged, String key, int number) {
  private static final String END = ".";
  private static final int ROUND = 100_000;

  /** The step that a line names; a line that was cut off by the kill names none. */
  static Optional<Step> parse(String line) {
    String[] parts = line.split(" ");
    return parts.length == 4 && parts[3].equals(END)
        ? Optional.of(new Step(parts[0].equals("kept"), parts[1], Integer.parseInt(parts[2])))
        : Optional.empty();
  }

  String line() {
    return (acknowledged ? "kept " : "begun ") + key + " " + number + " " + END;
  }

  /** The first number of a round of writes. */
  static int first(int round) {
    return round * ROUND;
  }

  int round() {
    return number / ROUND;
  }

  boolean deletes() {
    return number % 7 == 0;
  }

  /** What the store holds after it: everything follows from key and number. */
  Optional<SessionRecord> outcome() {
    if (deletes()) {
      return Optional.empty();
    }
    String text = key + "-" + number + "-";
    return Optional.of(
        new SessionRecord(
            "secret-" + text,
            key,
            text,
            number % 2 == 0 ? text : null,
            null,
            "2025-11-25",
            text.repeat(1 + number * 37 % 900),
            text.repeat(number % 20),
            "debug",
            Map.of(text, Set.of(text))));
  }
}
