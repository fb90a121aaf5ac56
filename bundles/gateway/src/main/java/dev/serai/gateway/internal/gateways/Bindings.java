package dev.serai.gateway.internal.gateways;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gateway and what it offers. Immutable; two are equal if they offer the same to the same people.
 */
public final class Bindings {
  private final GatewayRecord gateway;
  private final Set<BindingRecord> records;
  private final Map<String, List<Bound>> byEntry;

  private record Bound(String installation, List<ToolPattern> tools) {
    static Bound of(BindingRecord binding) {
      return new Bound(
          binding.installation(), binding.tools().stream().map(ToolPattern::new).toList());
    }

    /** A binding at call time means the one installation that an entry has today. */
    boolean isFor(CatalogEntry entry) {
      return installation == null || installation.equals(entry.installation().value());
    }

    boolean offersTool(String name) {
      return tools.stream().anyMatch(tool -> tool.matches(name));
    }

    boolean offersAll() {
      return tools.stream().anyMatch(ToolPattern::matchesAll);
    }
  }

  /** What a gateway offers by these bindings of its own. */
  public Bindings(GatewayRecord gateway, Collection<BindingRecord> records) {
    this.gateway = gateway;
    this.records = Set.copyOf(records);
    this.byEntry =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    BindingRecord::entryName,
                    Collectors.mapping(Bound::of, Collectors.toUnmodifiableList())));
  }

  /** The gateway. */
  public GatewayRecord gateway() {
    return gateway;
  }

  /** Whether it lists tools that find and run the others, instead of these. */
  public boolean isSearched() {
    return gateway.exposure() == GatewayRecord.Exposure.SEARCH;
  }

  /** Whether it offers all of every entry. */
  public boolean offersEverything() {
    return gateway.auto() && records.isEmpty();
  }

  /** Whether it offers anything of an entry. */
  public boolean offers(CatalogEntry entry) {
    return isUnnamed(entry) || bound(entry).stream().anyMatch(bound -> bound.isFor(entry));
  }

  /** Whether it offers a tool. */
  public boolean offersTool(CatalogEntry entry, String name) {
    return isUnnamed(entry)
        || bound(entry).stream().anyMatch(bound -> bound.isFor(entry) && bound.offersTool(name));
  }

  /** Whether it offers what is no tool: prompts and resources, which a list of tools leaves out. */
  public boolean offersAll(CatalogEntry entry) {
    return isUnnamed(entry)
        || bound(entry).stream().anyMatch(bound -> bound.isFor(entry) && bound.offersAll());
  }

  /** A gateway that binds by itself offers all of what no binding names. */
  private boolean isUnnamed(CatalogEntry entry) {
    return gateway.auto() && !byEntry.containsKey(entry.name());
  }

  private List<Bound> bound(CatalogEntry entry) {
    return byEntry.getOrDefault(entry.name(), List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bindings bindings
        && gateway.equals(bindings.gateway)
        && records.equals(bindings.records);
  }

  @Override
  public int hashCode() {
    return gateway.hashCode();
  }

  @Override
  public String toString() {
    return "Bindings[" + gateway.name() + "]";
  }
}
