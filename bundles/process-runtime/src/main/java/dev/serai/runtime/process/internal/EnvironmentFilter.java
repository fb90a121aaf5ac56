package dev.serai.runtime.process.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets through the variables that processes may see.
 *
 * @param names names, or beginnings followed by {@code *}
 */
record EnvironmentFilter(List<String> names) {
  EnvironmentFilter {
    names = List.copyOf(names);
  }

  Map<String, String> apply(Map<String, String> environment) {
    Map<String, String> passed = new TreeMap<>(environment);
    passed.keySet().removeIf(name -> names.stream().noneMatch(allowed -> matches(allowed, name)));
    return passed;
  }

  private static boolean matches(String allowed, String name) {
    return allowed.endsWith("*")
        ? name.startsWith(allowed.substring(0, allowed.length() - 1))
        : name.equals(allowed);
  }
}
