package dev.serai.gateway.internal.gateways;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Gateways offer something else, or to others, or they have come or gone.
 *
 * @param names which ones
 * @param exposures those of them that show their tools in another way
 */
public record GatewayChange(Set<String> names, Set<String> exposures) {
  static GatewayChange between(Map<String, Bindings> before, Map<String, Bindings> after) {
    return new GatewayChange(
        differing(before, after, Objects::equals),
        differing(before, after, GatewayChange::areExposedAlike));
  }

  private static Set<String> differing(
      Map<String, Bindings> before,
      Map<String, Bindings> after,
      BiPredicate<Bindings, Bindings> alike) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> alike.test(before.get(name), after.get(name)));
    return names;
  }

  private static boolean areExposedAlike(Bindings one, Bindings other) {
    return one == null || other == null || one.isSearched() == other.isSearched();
  }
}
