package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.RegistrySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The contributions of all sources; confined to the registry's thread. */
final class Catalog {
  private final List<Contribution> contributions = new ArrayList<>();
  private final SnapshotLog log = new SnapshotLog();

  void add(CatalogSource source) {
    contributions.add(new Contribution(source));
  }

  void remove(CatalogSource source) {
    contributions.removeIf(contribution -> contribution.source() == source);
  }

  /** The snapshot after the given one; that one itself where nothing has changed since. */
  RegistrySnapshot merge(RegistrySnapshot before) {
    contributions.forEach(Contribution::refresh);
    Arbitration outcome =
        Arbitration.of(contributions.stream().flatMap(c -> c.entries().stream()).toList());
    if (before.revision() > 0
        && before.entries().equals(outcome.active())
        && before.shadowed().equals(outcome.shadowed())
        && before.problems().equals(problems())) {
      return before;
    }
    RegistrySnapshot now =
        new RegistrySnapshot(
            before.revision() + 1, outcome.active(), problems(), outcome.shadowed());
    log.changed(before, now);
    return now;
  }

  private List<EntryProblem> problems() {
    return contributions.stream()
        .flatMap(contribution -> contribution.problems().stream())
        .sorted(Comparator.comparing(EntryProblem::location))
        .toList();
  }
}
