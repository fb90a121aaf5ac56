package dev.serai.admin.internal.model;

import dev.serai.admin.internal.json.Json;
import java.util.Map;

/**
 * With what somebody wants to try an entry.
 *
 * @param values by field of its form, secret ones too; null for none
 */
public record WantedTrial(Map<String, String> values) {
  /** Copies the values. */
  public WantedTrial {
    values = values == null ? Map.of() : values;
    values.forEach((field, value) -> Fields.required("values." + field, value));
    values = Map.copyOf(values);
  }

  /** What somebody sent, which may be nothing. */
  public static WantedTrial read(byte[] body) {
    return body.length == 0 ? new WantedTrial(null) : Json.read(body, WantedTrial.class);
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "WantedTrial[" + values.keySet() + "]";
  }
}
