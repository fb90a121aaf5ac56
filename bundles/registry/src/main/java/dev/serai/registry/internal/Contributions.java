package dev.serai.registry.internal;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The contributions of all sources; confined to the registry's thread. */
final class Contributions {
  private final List<Contribution> contributions = new ArrayList<>();
  private final SnapshotLog log = new SnapshotLog();

  void add(CatalogSource source) {
    contributions.add(new Contribution(source));
  }

  /** A source is not to be asked any more; what it contributed stays until it is removed. */
  void leave(CatalogSource source) {
    contributions.stream().filter(c -> c.source() == source).forEach(Contribution::freeze);
  }

  void remove(CatalogSource source) {
    contributions.removeIf(c -> c.source() == source && c.isFrozen());
  }

  /** Whether all sources tell all that they have. */
  boolean areSettled() {
    return contributions.stream().allMatch(Contribution::isSettled);
  }

  /** The snapshot after the given one; that one itself where nothing has changed since. */
  RegistrySnapshot merge(RegistrySnapshot before) {
    contributions.forEach(Contribution::refresh);
    Arbitration outcome =
        Arbitration.of(
            contributions.stream().flatMap(c -> c.entries().stream()).distinct().toList());
    if (before.revision() > 0
        && before.entries().equals(outcome.active())
        && before.shadowed().equals(outcome.shadowed())
        && before.problems().equals(problems())
        && Set.copyOf(before.offered()).equals(offered())
        && before.unavailable().equals(unavailable())) {
      return before;
    }
    RegistrySnapshot now =
        new RegistrySnapshot(
            before.revision() + 1,
            outcome.active(),
            problems(),
            outcome.shadowed(),
            offered(),
            unavailable());
    log.changed(before, now);
    return now;
  }

  private Map<InstallationId, Alias> unavailable() {
    Map<InstallationId, Alias> all = new HashMap<>();
    contributions.forEach(contribution -> all.putAll(contribution.unavailable()));
    return all;
  }

  private Set<OfferedEntry> offered() {
    return contributions.stream()
        .flatMap(contribution -> contribution.offered().stream())
        .collect(Collectors.toSet());
  }

  private List<EntryProblem> problems() {
    return contributions.stream()
        .flatMap(contribution -> contribution.problems().stream())
        .distinct()
        .sorted(Comparator.comparing(EntryProblem::location))
        .toList();
  }
}
