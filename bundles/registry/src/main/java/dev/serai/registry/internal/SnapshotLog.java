package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.ShadowedEntry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what a new snapshot changes: each entry and each new problem once. */
final class SnapshotLog {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotLog.class);

  void changed(RegistrySnapshot from, RegistrySnapshot to) {
    for (CatalogEntry entry : to.entries()) {
      Optional<CatalogEntry> before = from.find(entry.alias().value());
      if (before.isEmpty()) {
        LOG.info("Server {} added: {}", entry.alias(), describe(entry));
      } else if (!before.get().equals(entry)) {
        LOG.info("Server {} changed: {}", entry.alias(), describe(entry));
      }
    }
    for (CatalogEntry entry : from.entries()) {
      if (to.find(entry.alias().value()).isEmpty()) {
        LOG.info("Server {} removed: {}", entry.alias(), describe(entry));
      }
    }
    logShadowed(added(from.shadowed(), to.shadowed()));
    logProblems(added(from.problems(), to.problems()));
  }

  private static void logShadowed(List<ShadowedEntry> shadowed) {
    for (ShadowedEntry hidden : shadowed) {
      LOG.info(
          "Server {} from {} is shadowed by {}",
          hidden.entry().alias(),
          hidden.entry().origin(),
          hidden.by());
    }
  }

  private static void logProblems(List<EntryProblem> problems) {
    for (EntryProblem problem : problems) {
      String at = problem.pointer().isEmpty() ? "" : " at " + problem.pointer();
      LOG.warn("No server from {}{}: {}", problem.location(), at, problem.reason());
    }
  }

  private static <T> List<T> added(List<T> before, List<T> now) {
    return now.stream().filter(item -> !before.contains(item)).toList();
  }

  private static String describe(CatalogEntry entry) {
    return entry.name() + " " + entry.version() + " from " + entry.origin();
  }
}
