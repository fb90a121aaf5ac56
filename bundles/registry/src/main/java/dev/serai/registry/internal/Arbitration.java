package dev.serai.registry.internal;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.ShadowedEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which entry of each alias is active: what is for most people, so that nobody takes a server from
 * everybody, then the highest ranking, then the highest version; between equal ones the text order
 * of source, location and name decides, so that the outcome never depends on who came first.
 *
 * @param active one entry an alias, ordered by alias
 * @param shadowed the others, best first within an alias
 */
record Arbitration(List<CatalogEntry> active, List<ShadowedEntry> shadowed) {
  private static final Comparator<CatalogEntry> BEST_FIRST =
      Comparator.comparing((CatalogEntry e) -> e.scope().kind())
          .thenComparing(e -> e.origin().ranking())
          .thenComparing(e -> e.origin().version(), new VersionOrder())
          .reversed()
          .thenComparing(e -> e.origin().source())
          .thenComparing(e -> e.origin().location())
          .thenComparing(CatalogEntry::name)
          .thenComparing(CatalogEntry::toString);

  static Arbitration of(Collection<CatalogEntry> entries) {
    Map<String, List<CatalogEntry>> byAlias = new TreeMap<>();
    for (CatalogEntry entry : entries) {
      byAlias.computeIfAbsent(entry.alias().value(), alias -> new ArrayList<>()).add(entry);
    }
    List<CatalogEntry> active = new ArrayList<>();
    List<ShadowedEntry> shadowed = new ArrayList<>();
    for (List<CatalogEntry> rivals : byAlias.values()) {
      rivals.sort(BEST_FIRST);
      CatalogEntry winner = rivals.get(0);
      active.add(winner);
      rivals.stream().skip(1).forEach(e -> shadowed.add(new ShadowedEntry(e, winner.origin())));
    }
    return new Arbitration(active, shadowed);
  }
}
