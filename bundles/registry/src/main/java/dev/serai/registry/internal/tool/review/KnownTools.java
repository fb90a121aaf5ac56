package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.EditableStore;
import dev.serai.core.store.SnapshotIndex;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.SemanticOrder;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.scan.OtherServer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is known of the definitions of an entry's version at one moment. Immutable.
 *
 * @param view all records
 * @param entry whose
 */
record KnownTools(SnapshotView<ToolRecord> view, EntryKey entry) {
  /** Records by the version of the entry. */
  static final SnapshotIndex<EntryKey, ToolRecord> BY_ENTRY = SnapshotIndex.by(EntryKey::of);

  /** Of the baseline what somebody decided about, by the version of the entry. */
  static final SnapshotIndex<EntryKey, ToolRecord> BY_DECISION =
      SnapshotIndex.by(record -> isDecided(record) ? EntryKey.of(record) : null);

  /** What says which kinds were listed, by the entry's alias, of all versions. */
  static final SnapshotIndex<String, ToolRecord> BY_ALIAS =
      SnapshotIndex.by(record -> record.state() == State.LISTED ? record.alias() : null);

  /** What installations have instead of the approved, by their ids. */
  static final SnapshotIndex<String, ToolRecord> BY_INSTALLATION =
      SnapshotIndex.by(ToolRecord::installation);

  /** What says which kinds were listed in trials of entries that wait, all under one key. */
  static final SnapshotIndex<State, ToolRecord> BY_TRIAL =
      SnapshotIndex.by(record -> record.state() == State.TRIED ? State.TRIED : null);

  /** Entries by their versions. */
  static final Comparator<EntryKey> ORDER =
      Comparator.<EntryKey, SemanticOrder>comparing(key -> SemanticOrder.of(key.version()))
          .thenComparing(EntryKey::version);

  /** A snapshot with the indexes by which records are found here. */
  static StoreSnapshot<ToolRecord> snapshot(Supplier<? extends EditableStore<ToolRecord>> store) {
    return new StoreSnapshot<>(
        ToolRecordStore.CONCERN, store, BY_ENTRY, BY_DECISION, BY_ALIAS, BY_INSTALLATION, BY_TRIAL);
  }

  private static boolean isDecided(ToolRecord record) {
    return record.installation() == null
        && record.defines()
        && (record.state() != State.APPROVED
            || record.rename() != null
            || record.describe() != null);
  }

  /** The approved definition, hidden ones too. */
  Optional<Versioned<ToolRecord>> baseline(DefinitionKey key) {
    return view.find(RecordIds.baseline(entry, key));
  }

  /** What an installation has instead. */
  Optional<Versioned<ToolRecord>> deviation(String installation, DefinitionKey key) {
    return view.find(RecordIds.deviation(entry, installation, key));
  }

  /** The entry's other versions of which anything is known, in their order. */
  List<KnownTools> others(DefinitionKey key) {
    return Stream.concat(
            view.find(BY_ALIAS, entry.alias()).stream(), view.find(BY_TRIAL, State.TRIED).stream())
        .map(Versioned::value)
        .filter(mark -> mark.kind() == key.kind().recorded())
        .map(EntryKey::of)
        .filter(entry::isVersionOf)
        .distinct()
        .sorted(ORDER)
        .map(other -> new KnownTools(view, other))
        .filter(other -> other.baseline(key).isPresent())
        .toList();
  }

  /** A definition that is new here, as somebody decided about its name at another version. */
  ToolRecord decided(ToolRecord fresh) {
    return others(Stored.key(fresh)).stream()
        .flatMap(other -> other.baseline(Stored.key(fresh)).stream())
        .max(Comparator.comparing(Versioned::updated))
        .map(Versioned::value)
        .map(other -> Decision.alike(fresh, other))
        .orElse(fresh);
  }

  /** All that an installation has instead of the approved. */
  List<Versioned<ToolRecord>> deviations(String installation) {
    return view.find(BY_INSTALLATION, installation).stream()
        .filter(record -> EntryKey.of(record.value()).equals(entry))
        .toList();
  }

  /** Whether there is a baseline of this kind, be it an empty one. */
  boolean isListed(DefinitionKind kind) {
    return marked(kind, State.LISTED).isPresent();
  }

  /** What says that a trial of the entry listed this kind, as long as it is no baseline. */
  Optional<Versioned<ToolRecord>> tried(DefinitionKind kind) {
    return marked(kind, State.TRIED);
  }

  /** Whether the entry was tried, and what was found is no baseline yet. */
  boolean isTried() {
    return Arrays.stream(DefinitionKind.values()).anyMatch(kind -> tried(kind).isPresent());
  }

  /** Whether there is a baseline of any kind. */
  boolean isListed() {
    return Arrays.stream(DefinitionKind.values()).anyMatch(this::isListed);
  }

  private Optional<Versioned<ToolRecord>> marked(DefinitionKind kind, State state) {
    return view.find(RecordIds.listed(entry, kind))
        .filter(record -> record.value().state() == state);
  }

  /** What an installation had instead of the approved when it was at another version. */
  List<Versioned<ToolRecord>> outdated(String installation) {
    return view.find(BY_INSTALLATION, installation).stream()
        .filter(record -> !EntryKey.of(record.value()).equals(entry))
        .toList();
  }

  /** All records, in no order. */
  Collection<Versioned<ToolRecord>> all() {
    return view.find(BY_ENTRY, entry);
  }

  /** The records of the baseline of a kind. */
  List<ToolRecord> baseline(DefinitionKind kind) {
    return baseline().stream()
        .map(Versioned::value)
        .filter(record -> record.kind() == kind.recorded())
        .toList();
  }

  /** The records of the baseline, of what was tried too, in no order. */
  List<Versioned<ToolRecord>> baseline() {
    return all().stream()
        .filter(record -> record.value().installation() == null && record.value().defines())
        .toList();
  }

  /** Whether something is approved of the entry, at whatever version. */
  boolean isKnown() {
    return view.find(BY_ALIAS, entry.alias()).stream()
        .anyMatch(listed -> listed.value().entryName().equals(entry.name()));
  }

  /** Whether nobody has decided about anything of it. */
  boolean isUndecided() {
    return view.find(BY_DECISION, entry).isEmpty();
  }

  /**
   * Where to look up what is approved of a kind: here, or at the version before as long as nothing
   * is known of this one.
   */
  KnownTools effective(DefinitionKind kind) {
    return isListed(kind) ? this : before(kind).orElse(this);
  }

  /** The same entry at the next lower version that has a baseline of a kind, or at the highest. */
  Optional<KnownTools> before(DefinitionKind kind) {
    List<EntryKey> others =
        view.find(BY_ALIAS, entry.alias()).stream()
            .map(Versioned::value)
            .filter(listed -> listed.kind() == kind.recorded())
            .map(EntryKey::of)
            .filter(entry::isVersionOf)
            .sorted(ORDER)
            .toList();
    return others.stream()
        .filter(other -> ORDER.compare(other, entry) < 0)
        .reduce((lower, higher) -> higher)
        .or(() -> others.stream().reduce((lower, higher) -> higher))
        .map(other -> new KnownTools(view, other));
  }

  /** The tools of all other servers that are known. */
  List<OtherServer> others() {
    Map<String, Set<String>> tools = new TreeMap<>();
    for (Versioned<ToolRecord> each : view.all()) {
      ToolRecord record = each.value();
      if (record.kind() == ToolRecord.Kind.TOOL
          && record.defines()
          && !record.alias().equals(entry.alias())) {
        tools.computeIfAbsent(record.alias(), alias -> new TreeSet<>()).add(record.name());
      }
    }
    return tools.entrySet().stream()
        .map(other -> new OtherServer(other.getKey(), other.getValue()))
        .toList();
  }
}
