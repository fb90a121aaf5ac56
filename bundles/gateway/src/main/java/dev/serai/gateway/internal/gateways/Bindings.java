package dev.serai.gateway.internal.gateways;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.GatewayRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A gateway and what it offers. Immutable; two are equal if they offer the same to the same people.
 */
public final class Bindings {
  /**
   * Which installation a binding names.
   *
   * @param installation its id, or null if it is found for each caller
   */
  public record Pin(InstallationId installation) {
    static final Pin NONE = new Pin(null);
  }

  private final GatewayRecord gateway;
  private final Set<BindingRecord> records;
  private final Map<String, List<Bound>> byEntry;

  private record Bound(Pin pin, List<ToolPattern> tools) {
    static Bound of(BindingRecord binding) {
      return new Bound(
          new Pin(
              binding.installation() == null ? null : new InstallationId(binding.installation())),
          binding.tools().stream().map(ToolPattern::new).toList());
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
            .sorted(Comparator.comparing(BindingRecord::mode).thenComparing(BindingRecord::id))
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

  /** Whether a binding names an entry. */
  public boolean isNamed(String entry) {
    return byEntry.containsKey(entry);
  }

  /** By what it offers anything of an entry, by the entry's name; none if it does not. */
  public List<Pin> all(String entry) {
    return pins(entry, bound -> true).distinct().toList();
  }

  /** By what it offers a tool of an entry, several where several bindings do. */
  public List<Pin> ofTool(String entry, String tool) {
    return pins(entry, bound -> bound.offersTool(tool)).toList();
  }

  /** The same of what is no tool: prompts and resources, which a list of tools leaves out. */
  public List<Pin> ofOthers(String entry) {
    return pins(entry, Bound::offersAll).toList();
  }

  /** A gateway that binds by itself offers all of what no binding names. */
  private Stream<Pin> pins(String entry, Predicate<Bound> offering) {
    List<Bound> bound = byEntry.get(entry);
    if (bound == null) {
      return gateway.auto() ? Stream.of(Pin.NONE) : Stream.empty();
    }
    return bound.stream().filter(offering).map(Bound::pin);
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
