package dev.serai.gateway.internal;

import java.util.Random;

/** Valid JSON of every kind in every spelling, on one line. */
final class RandomJson {
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "1.0",
    "1e3",
    "1E+3",
    "-2.50",
    "9007199254740993",
    "18446744073709551616",
    "1e-7"
  };
  private static final String[] STRINGS = {
    "\"\"",
    "\"plain\"",
    "\"\\u00e9\"",
    "\"é世界\"",
    "\"\\ud83d\\ude00\"",
    "\"a\\/b\"",
    "\"\\\"quoted\\\"\"",
    "\"tab\\t\"",
    "\"{\\\"id\\\":7}\"",
    "\" \""
  };
  private static final String[] NAMES = {
    "id", "method", "params", "result", "name", "uri", "_meta", "resultType", "cursor", "x", "é"
  };

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  /** A value of any kind. */
  String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 7 : 5);
    return switch (kind) {
      case 0 -> number();
      case 1 -> string();
      case 2 -> "true";
      case 3 -> "false";
      case 4 -> "null";
      case 5 -> array(depth);
      default -> object(depth);
    };
  }

  String number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  String string() {
    return STRINGS[random.nextInt(STRINGS.length)];
  }

  /** An object whose names differ. */
  String object(int depth) {
    StringBuilder text = new StringBuilder("{");
    int from = random.nextInt(NAMES.length);
    int size = random.nextInt(4);
    for (int at = 0; at < size; at++) {
      text.append(at == 0 ? "" : comma());
      text.append('"').append(NAMES[(from + at) % NAMES.length]).append('"').append(colon());
      text.append(value(depth - 1));
    }
    return text.append('}').toString();
  }

  private String array(int depth) {
    StringBuilder text = new StringBuilder("[");
    int size = random.nextInt(4);
    for (int at = 0; at < size; at++) {
      text.append(at == 0 ? "" : comma()).append(value(depth - 1));
    }
    return text.append(']').toString();
  }

  private String comma() {
    return random.nextBoolean() ? "," : " , ";
  }

  private String colon() {
    return random.nextBoolean() ? ":" : ": ";
  }
}
