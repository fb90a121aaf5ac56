package dev.serai.access.internal.oidc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads claims by name, taking their values as providers write them. */
record Claims(Map<String, Object> all) {
  private static final int MAX_VALUES = 1_000;

  /** A text or number as text, or null if the claim is missing or something else. */
  String text(String name) {
    Object value = value(all, name);
    return simple(value) && !value.toString().isBlank() ? value.toString() : null;
  }

  /** The texts and numbers of a list; of a single one, that; none of anything else. */
  Set<String> texts(String name) {
    Object value = value(all, name);
    Stream<?> values = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
    Set<String> texts = new LinkedHashSet<>();
    values.filter(Claims::simple).map(Object::toString).forEach(texts::add);
    if (texts.size() > MAX_VALUES) {
      throw RefusedToken.because(
          "The token's claim " + name + " has more than " + MAX_VALUES + " values.");
    }
    return texts;
  }

  private static boolean simple(Object value) {
    return value instanceof String || value instanceof Number;
  }

  /** A dot may be part of a name, or lead into an object. */
  private static Object value(Map<?, ?> object, String name) {
    Object value = object.get(name);
    for (int dot = name.indexOf('.'); value == null && dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
        value = value(inner, name.substring(dot + 1));
      }
    }
    return value;
  }
}
