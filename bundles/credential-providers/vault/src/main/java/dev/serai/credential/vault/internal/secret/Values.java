package dev.serai.credential.vault.internal.secret;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values at one path. Safe for use by any thread. */
final class Values implements AutoCloseable {
  private final Map<String, byte[]> values = new HashMap<>();

  /** Those of a JSON object: texts as they are, all else as JSON, without what is null or empty. */
  static Values of(JsonNode data) {
    Values values = new Values();
    data.properties()
        .forEach(
            field -> {
              String text = text(field.getValue());
              if (!text.isEmpty()) {
                values.values.put(field.getKey(), text.getBytes(StandardCharsets.UTF_8));
              }
            });
    return values;
  }

  /** A copy of one. */
  synchronized Optional<byte[]> get(String key) {
    return Optional.ofNullable(values.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized void close() {
    values.values().forEach(value -> Arrays.fill(value, (byte) 0));
    values.clear();
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
