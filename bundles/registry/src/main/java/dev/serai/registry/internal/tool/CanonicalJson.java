package dev.serai.registry.internal.tool;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a value in the form of RFC 8785 (JSON Canonicalization Scheme): no white space, members
 * sorted by UTF-16 code units, the fewest escapes. It departs from it in two places where that form
 * would make two values one or refuse them: numbers keep all digits ({@link JsonNumbers}), and a
 * surrogate without its partner is escaped.
 */
final class CanonicalJson {
  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String LETTER = "btnfr\"\\";

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The value's one text. */
  static String of(Json value) {
    CanonicalJson json = new CanonicalJson();
    json.write(value);
    return json.out.toString();
  }

  private void write(Json value) {
    if (value instanceof Json.Members members) {
      members(members);
    } else if (value instanceof Json.Items items) {
      items(items);
    } else if (value instanceof Json.Text text) {
      text(text.value());
    } else if (value instanceof Json.Scalar scalar) {
      out.append(scalar.canonical());
    }
  }

  private void members(Json.Members members) {
    out.append('{');
    Iterator<Map.Entry<String, Json>> each = members.values().entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Json> member = each.next();
      text(member.getKey());
      out.append(':');
      write(member.getValue());
      out.append(each.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void items(Json.Items items) {
    out.append('[');
    Iterator<Json> each = items.values().iterator();
    while (each.hasNext()) {
      write(each.next());
      out.append(each.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    int named = SHORT.indexOf(c);
    if (named >= 0) {
      out.append('\\').append(LETTER.charAt(named));
    } else if (c < ' ' || Character.getType(c) == Character.SURROGATE) {
      out.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
