package dev.serai.registry.internal;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.runtime.InstallationId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one source contributed last; a source that fails keeps it. */
final class Contribution {
  private static final Logger LOG = LoggerFactory.getLogger(Contribution.class);

  private final CatalogSource source;
  private List<CatalogEntry> entries = List.of();
  private List<EntryProblem> problems = List.of();
  private List<OfferedEntry> offered = List.of();
  private Map<InstallationId, Alias> unavailable = Map.of();
  private boolean frozen;

  Contribution(CatalogSource source) {
    this.source = source;
  }

  CatalogSource source() {
    return source;
  }

  List<CatalogEntry> entries() {
    return entries;
  }

  List<EntryProblem> problems() {
    return problems;
  }

  List<OfferedEntry> offered() {
    return offered;
  }

  Map<InstallationId, Alias> unavailable() {
    return unavailable;
  }

  void freeze() {
    frozen = true;
  }

  boolean isFrozen() {
    return frozen;
  }

  boolean isSettled() {
    return frozen || source.isSettled();
  }

  void refresh() {
    if (frozen) {
      return;
    }
    try {
      List<CatalogEntry> now = List.copyOf(source.entries());
      problems = List.copyOf(source.problems());
      offered = List.copyOf(source.offered());
      unavailable = Map.copyOf(source.unavailable());
      entries = now;
    } catch (RuntimeException e) {
      LOG.warn(
          "Catalog source {} failed; its last entries stay. Update or remove its bundle.",
          source.getClass().getName(),
          e);
    }
  }
}
