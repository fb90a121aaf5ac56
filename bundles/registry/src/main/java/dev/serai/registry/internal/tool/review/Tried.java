package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.tool.DefinitionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was found when an entry was tried that waited for approval: with the approval it becomes the
 * baseline; it is forgotten when the entry is another, or waits no more.
 *
 * @param known of the entry's version
 * @param id of the entry
 */
record Tried(KnownTools known, String id) {
  /** All that is known. */
  static List<Tried> all(SnapshotView<ToolRecord> view) {
    return view.find(KnownTools.BY_TRIAL, ToolRecord.State.TRIED).stream()
        .map(Versioned::value)
        .map(
            marker ->
                new Tried(new KnownTools(view, EntryKey.of(marker)), Stored.triedEntry(marker)))
        .distinct()
        .toList();
  }

  /** The records of what was tried of an entry's version, with what says which kinds there are. */
  static List<Versioned<ToolRecord>> of(KnownTools known) {
    return Arrays.stream(DefinitionKind.values())
        .filter(kind -> known.tried(kind).isPresent())
        .flatMap(
            kind ->
                Stream.concat(
                    known.tried(kind).stream(),
                    known.baseline().stream()
                        .filter(record -> record.value().kind() == kind.recorded())))
        .toList();
  }

  /**
   * What has to be done now.
   *
   * @param entries finds an entry by its id, as it is now
   */
  List<Step> steps(Function<String, Optional<EntryRecord>> entries) {
    Optional<EntryRecord> entry = entries.apply(id);
    if (entry.isEmpty() || !isOf(entry.get())) {
      return forgotten();
    }
    State state = entry.get().state();
    if (state == State.PENDING) {
      return List.of();
    }
    return state == State.ACTIVE || state == State.DEPRECATED ? kept(entry.get()) : forgotten();
  }

  private boolean isOf(EntryRecord entry) {
    return of(known).stream()
        .map(Versioned::value)
        .filter(record -> !record.defines())
        .allMatch(marker -> Stored.isOf(marker, entry));
  }

  private List<Step> forgotten() {
    return of(known).stream()
        .<Step>map(record -> new Step.Remove(record.value().id(), record.version()))
        .toList();
  }

  /** An entry that goes to another owner may get another alias, and is known by that. */
  private List<Step> kept(EntryRecord entry) {
    EntryKey key = EntryKey.of(entry);
    List<Step> steps = new ArrayList<>();
    for (Versioned<ToolRecord> each : of(known)) {
      ToolRecord record = each.value();
      if (!key.equals(known.entry())) {
        steps.add(new Step.Remove(record.id(), each.version()));
        steps.add(
            new Step.Create(
                record.defines()
                    ? Stored.carried(key, record)
                    : Stored.listed(key, DefinitionKind.of(record.kind()))));
      } else if (!record.defines()) {
        steps.add(
            new Step.Replace(Stored.listed(key, DefinitionKind.of(record.kind())), each.version()));
      }
    }
    return steps;
  }
}
