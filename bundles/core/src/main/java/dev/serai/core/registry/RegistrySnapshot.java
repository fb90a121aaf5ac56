package dev.serai.core.registry;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the registry held at one moment. Immutable. */
public final class RegistrySnapshot {
  /** A registry that holds nothing, of revision 0. */
  public static final RegistrySnapshot EMPTY =
      new RegistrySnapshot(0, List.of(), List.of(), List.of());

  private final long revision;
  private final List<CatalogEntry> entries;
  private final Map<String, CatalogEntry> byAlias;
  private final Map<InstallationId, CatalogEntry> byInstallation;
  private final Map<String, List<CatalogEntry>> byPrefix;
  private final Map<Owned, CatalogEntry> byOwner;

  private record Owned(Alias prefix, OwnerRef owner) {
    static Owned of(CatalogEntry entry) {
      return new Owned(entry.prefix(), entry.owner());
    }
  }

  private final Map<InstallationId, OfferedEntry> offered;
  private final Map<InstallationId, Alias> unavailable;
  private final List<EntryProblem> problems;
  private final List<ShadowedEntry> shadowed;

  /**
   * A snapshot.
   *
   * @param revision grows with each change
   * @param entries the active entries, one an alias
   * @param problems documents that are no entries
   * @param shadowed entries hidden by an active one
   */
  public RegistrySnapshot(
      long revision,
      List<CatalogEntry> entries,
      List<EntryProblem> problems,
      List<ShadowedEntry> shadowed) {
    this(revision, entries, problems, shadowed, List.of(), Map.of());
  }

  /**
   * A snapshot with what can be installed.
   *
   * @param offered entries that can be installed, one a prefix
   * @param unavailable what is installed or was, and cannot be used now, with its prefix
   */
  public RegistrySnapshot(
      long revision,
      List<CatalogEntry> entries,
      List<EntryProblem> problems,
      List<ShadowedEntry> shadowed,
      Collection<OfferedEntry> offered,
      Map<InstallationId, Alias> unavailable) {
    this.revision = revision;
    this.entries = List.copyOf(entries);
    this.byAlias =
        this.entries.stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.alias().value(), Function.identity()));
    this.byInstallation =
        this.entries.stream()
            .collect(Collectors.toUnmodifiableMap(CatalogEntry::installation, Function.identity()));
    this.byPrefix =
        this.entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.prefix().value(),
                    Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
    this.byOwner =
        this.entries.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Owned::of, Function.identity(), (first, next) -> first));
    this.offered =
        offered.stream()
            .collect(Collectors.toUnmodifiableMap(OfferedEntry::id, Function.identity()));
    this.unavailable = Map.copyOf(unavailable);
    this.problems = List.copyOf(problems);
    this.shadowed = List.copyOf(shadowed);
  }

  /** Grows with each change; 0 before the first reading. */
  public long revision() {
    return revision;
  }

  /** The active entries, ordered by alias. */
  public List<CatalogEntry> entries() {
    return entries;
  }

  /** The active entry of an alias. */
  public Optional<CatalogEntry> find(String alias) {
    return Optional.ofNullable(byAlias.get(alias));
  }

  /** The active entry that an installation is of. */
  public Optional<CatalogEntry> find(InstallationId installation) {
    return Optional.ofNullable(byInstallation.get(installation));
  }

  /**
   * The active entries whose tools gateways offer under one prefix: installations of different
   * owners. A caller uses one of them.
   *
   * @return ordered by alias; empty if there is none
   */
  public List<CatalogEntry> sharing(String prefix) {
    return byPrefix.getOrDefault(prefix, List.of());
  }

  /** The active entry whose tools are offered under a prefix to those who use an owner's. */
  public Optional<CatalogEntry> find(Alias prefix, OwnerRef owner) {
    return Optional.ofNullable(byOwner.get(new Owned(prefix, owner)));
  }

  /** The entries that can be installed, in no order. */
  public Collection<OfferedEntry> offered() {
    return offered.values();
  }

  /** The entry that an id stands for, which is that of no installation. */
  public Optional<OfferedEntry> offered(InstallationId id) {
    return Optional.ofNullable(offered.get(id));
  }

  /** What is installed or was, and cannot be used now, with the prefix of its tools. */
  public Map<InstallationId, Alias> unavailable() {
    return unavailable;
  }

  /** Documents that are no entries, and why. */
  public List<EntryProblem> problems() {
    return problems;
  }

  /** Entries hidden by an active one of the same alias. */
  public List<ShadowedEntry> shadowed() {
    return shadowed;
  }
}
