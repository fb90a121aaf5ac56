package dev.serai.store.internal.seal;

import java.util.Map;

/**
 * Which number data keys got in another database.
 *
 * @param numbers the new number of each old one
 */
public record Renumbering(Map<Integer, Integer> numbers) {
  /** The numbers do not change any more. */
  public Renumbering {
    numbers = Map.copyOf(numbers);
  }

  /** The same sealed value there; one that names no such key stays as it is. */
  public String apply(String text) {
    for (Map.Entry<Integer, Integer> number : numbers.entrySet()) {
      String before = Sealer.prefix(number.getKey());
      if (text.startsWith(before)) {
        return Sealer.prefix(number.getValue()) + text.substring(before.length());
      }
    }
    return text;
  }
}
