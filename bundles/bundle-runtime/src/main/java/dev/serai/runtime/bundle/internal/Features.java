package dev.serai.runtime.bundle.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server offers, one contribution a name.
 *
 * @param winners by kind and name
 * @param hidden those with the name of a better one
 */
record Features(Map<Slot, Contribution> winners, List<Contribution> hidden) {

  /** A place in a server that one feature can have. */
  record Slot(Feature.Kind kind, Object key) {}

  /** Gives each place to the contribution with the highest ranking. */
  static Features of(Collection<Contribution> contributions) {
    Map<Slot, Contribution> winners = new LinkedHashMap<>();
    List<Contribution> hidden = new ArrayList<>();
    contributions.stream()
        .sorted(Contribution.BEST_FIRST)
        .forEach(
            it -> {
              if (winners.putIfAbsent(slot(it.feature()), it) != null) {
                hidden.add(it);
              }
            });
    return new Features(winners, hidden);
  }

  private static Slot slot(Feature feature) {
    return new Slot(feature.kind(), feature.key());
  }
}
