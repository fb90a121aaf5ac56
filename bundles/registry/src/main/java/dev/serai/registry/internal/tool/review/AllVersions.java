package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.tool.DefinitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is hidden, renamed or described is so at all versions of an entry that have something of its
 * kind and name. Safe for use by any thread.
 *
 * @param known what there is
 */
record AllVersions(KnownRecords known) {
  /**
   * Locks what a decision about an approved definition may change, and what says that its kind was
   * listed, at which renames wait for each other: of all versions in one order.
   */
  void lock(ToolRecordStore store, String id) {
    known.view().find(id).map(Versioned::value).stream()
        .filter(record -> record.defines() && record.installation() == null)
        .flatMap(this::ids)
        .distinct()
        .sorted()
        .forEach(store::findLocked);
  }

  private Stream<String> ids(ToolRecord record) {
    DefinitionKey key = Stored.key(record);
    KnownTools own = of(record);
    return Stream.concat(Stream.of(own), own.others(key).stream())
        .flatMap(
            version ->
                Stream.of(
                    RecordIds.baseline(version.entry(), key),
                    RecordIds.listed(version.entry(), key.kind())));
  }

  /**
   * Has other versions follow a decision.
   *
   * @param changes gets what was changed for that
   * @return the versions that follow, as {@code alias@version}
   */
  List<String> follow(ToolRecordStore store, Decision decision, List<StoreChange> changes) {
    if (!decision.isOfAllVersions()) {
      return List.of();
    }
    DefinitionKey key = Stored.key(decision.before());
    List<String> followed = new ArrayList<>();
    for (KnownTools other : of(decision.before()).others(key)) {
      store
          .findLocked(RecordIds.baseline(other.entry(), key))
          .filter(there -> follow(store, decision, other, there))
          .ifPresent(
              there -> {
                followed.add(other.entry().toString());
                changes.add(StoreChange.saved(ToolRecordStore.CONCERN, there.value().id()));
              });
    }
    return followed;
  }

  /** Another name is none where something else has it. */
  private boolean follow(
      ToolRecordStore store, Decision decision, KnownTools other, Versioned<ToolRecord> there) {
    ToolRecord wanted = decision.followed(there.value());
    if (decision.isRenaming() && isTaken(store, other, wanted)) {
      wanted = wanted.shown(there.value().rename(), wanted.describe());
    }
    if (wanted.equals(there.value())) {
      return false;
    }
    store.update(wanted, there.version());
    return true;
  }

  /**
   * Demands that nothing else has the other name that is wanted.
   *
   * @throws SeraiException {@code ALREADY_EXISTS}
   */
  static void requireAlone(ToolRecordStore store, KnownTools tools, ToolRecord wanted) {
    if (isTaken(store, tools, wanted)) {
      throw new SeraiException(
          ErrorCode.ALREADY_EXISTS, "rename is the name of another one of this entry.");
    }
  }

  private static boolean isTaken(ToolRecordStore store, KnownTools tools, ToolRecord wanted) {
    List<String> others =
        tools.all().stream()
            .map(Versioned::value)
            .filter(record -> record.kind() == wanted.kind() && record.defines())
            .filter(record -> !record.name().equals(wanted.name()))
            .map(ToolRecord::id)
            .toList();
    return store.findAll(others).stream()
        .map(Versioned::value)
        .anyMatch(
            other ->
                other.name().equals(wanted.rename())
                    || Objects.equals(other.rename(), wanted.rename()));
  }

  private KnownTools of(ToolRecord record) {
    return new KnownTools(known.view(), EntryKey.of(record));
  }
}
