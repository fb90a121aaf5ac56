package dev.serai.gateway.internal.routing;

import java.util.Arrays;
import java.util.Objects;

/**
 * One tool, prompt, resource or template as its server lists it.
 *
 * @param key its name or URI
 * @param json all of it, as the server sent it
 */
public record ListedItem(String key, byte[] json) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ListedItem item
        && key.equals(item.key)
        && Arrays.equals(json, item.json);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, Arrays.hashCode(json));
  }

  @Override
  public String toString() {
    return "ListedItem[" + key + "]";
  }
}
