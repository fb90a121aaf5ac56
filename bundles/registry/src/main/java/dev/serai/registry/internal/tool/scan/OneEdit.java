package dev.serai.registry.internal.tool.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names that one slip of the finger makes from another: a character too many, too few or
 * wrong, or two swapped. Plurals, digits and the pair get and set are no slips. Names under six and
 * over 128 characters are not compared.
 */
final class OneEdit {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 128;

  private final Map<String, List<String>> byDeletion = new HashMap<>();

  OneEdit(Iterable<String> names) {
    for (String name : names) {
      for (String form : forms(name)) {
        byDeletion.computeIfAbsent(form, f -> new ArrayList<>()).add(name);
      }
    }
  }

  /** The known names that are one slip away, sorted. */
  List<String> near(String name) {
    Set<String> near = new HashSet<>();
    for (String form : forms(name)) {
      near.addAll(byDeletion.getOrDefault(form, List.of()));
    }
    near.removeIf(other -> !isSlip(name, other));
    return near.stream().sorted().toList();
  }

  /** The name, and the name with each of its characters left out. */
  private static Set<String> forms(String name) {
    Set<String> forms = new HashSet<>();
    if (name.length() >= SHORTEST && name.length() <= LONGEST) {
      forms.add(name);
      for (int i = 0; i < name.length(); i++) {
        forms.add(name.substring(0, i) + name.substring(i + 1));
      }
    }
    return forms;
  }

  private static boolean isSlip(String one, String other) {
    int start = 0;
    int shorter = Math.min(one.length(), other.length());
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    String left = one.substring(start, one.length() - end);
    String right = other.substring(start, other.length() - end);
    boolean swapped =
        left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right);
    boolean single = left.length() <= 1 && right.length() <= 1 && !left.equals(right);
    String rest = one.substring(one.length() - end);
    return swapped || single && !isOrdinary(left + right, rest);
  }

  /** Whether a different character, before the rest of the name, makes another honest name. */
  private static boolean isOrdinary(String different, String rest) {
    boolean endOfWord = rest.isEmpty() || !Character.isLowerCase(rest.charAt(0));
    boolean getAndSet = different.equals("gs") || different.equals("sg");
    return different.equals("s") && endOfWord
        || getAndSet && rest.startsWith("et")
        || different.chars().allMatch(Character::isDigit);
  }
}
