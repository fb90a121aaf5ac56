package dev.serai.registry.internal.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what a server defines with its baseline. */
public final class Deviations {
  private Deviations() {}

  /**
   * Every deviation, by kind, then by name; empty when all hashes are equal.
   *
   * @param baseline what was approved
   * @param found what the server defines now
   */
  public static List<Deviation> between(Inventory baseline, Inventory found) {
    Set<DefinitionKey> keys = new TreeSet<>();
    baseline.definitions().forEach(definition -> keys.add(definition.key()));
    found.definitions().forEach(definition -> keys.add(definition.key()));
    List<Deviation> deviations = new ArrayList<>();
    for (DefinitionKey key : keys) {
      compare(key, baseline.find(key), found.find(key)).ifPresent(deviations::add);
    }
    return List.copyOf(deviations);
  }

  private static Optional<Deviation> compare(
      DefinitionKey key, Optional<Definition> baseline, Optional<Definition> found) {
    if (baseline.isEmpty()) {
      return Optional.of(new Deviation.Added(key));
    }
    if (found.isEmpty()) {
      return Optional.of(new Deviation.Removed(key));
    }
    if (baseline.get().hash().equals(found.get().hash())) {
      return Optional.empty();
    }
    return Optional.of(changed(baseline.get(), found.get()));
  }

  /** Where a definition differs from the approved one. */
  public static Deviation.Changed changed(Definition baseline, Definition found) {
    FieldDifferences differences = FieldDifferences.between(baseline.essence(), found.essence());
    return new Deviation.Changed(found.key(), differences.listed(), differences.more());
  }
}
