package dev.serai.registry.internal.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random values, random spellings of a value, and values that differ in one place. */
final class TestingJson {
  private static final String[] TEXTS = {
    "", "a", "B", "description", "\u00e9", "\ud83d\ude00", "\u200b", "\n\t\\\"/", "\u0001", "\ud800"
  };
  private static final String[] NUMBERS = {
    "0", "1", "-7", "0.5", "100", "9007199254740993", "1e+30", "1.25e-9", "12345678901234567890123"
  };

  private final Random random;

  TestingJson(long seed) {
    random = new Random(seed);
  }

  Json value(int depth) {
    int choice = random.nextInt(depth == 0 ? 3 : 5);
    return switch (choice) {
      case 0 -> new Json.Text(pick(TEXTS) + pick(TEXTS));
      case 1 -> new Json.Scalar(JsonNumbers.canonical(pick(NUMBERS)));
      case 2 -> new Json.Scalar(pick("true", "false", "null"));
      case 3 -> items(depth);
      default -> members(depth);
    };
  }

  Json.Members members(int depth) {
    TreeMap<String, Json> members = new TreeMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      members.put(pick(TEXTS) + pick(TEXTS), value(depth - 1));
    }
    return new Json.Members(members);
  }

  private Json.Items items(int depth) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth - 1));
    }
    return new Json.Items(items);
  }

  /** The value in another spelling. */
  String spelled(Json value) {
    if (value instanceof Json.Members members) {
      List<Map.Entry<String, Json>> shuffled = new ArrayList<>(members.values().entrySet());
      Collections.shuffle(shuffled, random);
      return blank()
          + "{"
          + blank()
          + String.join(
              ",",
              shuffled.stream()
                  .map(m -> blank() + text(m.getKey()) + blank() + ":" + spelled(m.getValue()))
                  .toList())
          + blank()
          + "}";
    }
    if (value instanceof Json.Items items) {
      return "["
          + blank()
          + String.join(",", items.values().stream().map(this::spelled).toList())
          + "]";
    }
    if (value instanceof Json.Text text) {
      return blank() + text(text.value()) + blank();
    }
    return blank() + scalar(((Json.Scalar) value).canonical()) + blank();
  }

  /** A value that differs from this one in exactly one place. */
  Json changed(Json value) {
    if (value instanceof Json.Members members) {
      return changed(members);
    }
    if (value instanceof Json.Items items && !items.values().isEmpty()) {
      List<Json> changed = new ArrayList<>(items.values());
      int at = random.nextInt(changed.size());
      changed.set(at, changed(changed.get(at)));
      return new Json.Items(changed);
    }
    if (value instanceof Json.Text text) {
      return new Json.Text(text.value() + pick("x", " ", "\u200b", "\u0000"));
    }
    return new Json.Text(CanonicalJson.of(value));
  }

  Json.Members changed(Json.Members members) {
    TreeMap<String, Json> changed = new TreeMap<>(members.values());
    String key = pick(changed.keySet().toArray(String[]::new));
    if (random.nextBoolean()) {
      changed.put(key, changed(changed.get(key)));
    } else if (random.nextBoolean()) {
      changed.remove(key);
    } else {
      changed.put(key + "!", new Json.Scalar("null"));
    }
    return new Json.Members(changed);
  }

  private String scalar(String canonical) {
    boolean number = canonical.length() < 3 || Character.isDigit(canonical.charAt(1));
    if (!number || canonical.contains("e") || random.nextBoolean()) {
      return canonical.replace("e+", pick("e", "E+", "e+0"));
    }
    return canonical + (canonical.contains(".") ? "0" : pick(".0", "e0", "E-00"));
  }

  private String text(String value) {
    StringBuilder spelled = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
      spelled.append(
          plain && random.nextBoolean()
              ? String.valueOf(c)
              : String.format(Locale.ROOT, pick("\\u%04x", "\\u%04X"), (int) c));
    }
    return spelled.append('"').toString();
  }

  private String blank() {
    return pick("", "", " ", "\n", "\t ", "\r\n");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
