package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Two views of the records, one after the other.
 *
 * @param before what was known, or null
 * @param after what is known now
 */
record Shift(SnapshotView<ToolRecord> before, SnapshotView<ToolRecord> after) {
  /** Whether nothing was known: what was shown meanwhile may be another now. */
  boolean isFirst() {
    return before == null;
  }

  /** The entries about which somebody decided, beside of what follows here. */
  Set<EntryKey> decided(Collection<StoreChange> changes) {
    return entries(changes, Shift::isDecided);
  }

  /** The entries of which an approved definition is another: a decision unless it was adopted. */
  Set<EntryKey> changedInTextsAlone(Collection<StoreChange> changes) {
    return entries(
        changes,
        (was, is) ->
            was.isPresent() && is.isPresent() && !was.get().hash().equals(is.get().hash()));
  }

  private Set<EntryKey> entries(
      Collection<StoreChange> changes,
      BiPredicate<Optional<ToolRecord>, Optional<ToolRecord>> differ) {
    if (before == null || before == after) {
      return Set.of();
    }
    Set<EntryKey> entries = new HashSet<>();
    ids(changes)
        .forEach(
            id -> {
              Optional<ToolRecord> was = before.find(id).map(Versioned::value);
              Optional<ToolRecord> is = after.find(id).map(Versioned::value);
              if (is.or(() -> was).filter(Shift::isOfBaseline).isPresent()
                  && differ.test(was, is)) {
                entries.add(EntryKey.of(is.or(() -> was).get()));
              }
            });
    return entries;
  }

  private Set<String> ids(Collection<StoreChange> changes) {
    Set<String> ids = new HashSet<>();
    for (StoreChange change : changes) {
      if (change.kind() == StoreChange.Kind.ANYTHING) {
        List.of(before, after)
            .forEach(view -> view.all().forEach(record -> ids.add(record.value().id())));
      } else {
        ids.add(change.key());
      }
    }
    return ids;
  }

  /** Of what was listed the notes are no decisions, nor is a new baseline. */
  private static boolean isOfBaseline(ToolRecord any) {
    return any.installation() == null && any.defines();
  }

  private static boolean isDecided(Optional<ToolRecord> was, Optional<ToolRecord> is) {
    return was.isEmpty() || is.isEmpty() || !isDecidedAlike(was.get(), is.get());
  }

  private static boolean isDecidedAlike(ToolRecord one, ToolRecord other) {
    return one.state() == other.state()
        && Objects.equals(one.rename(), other.rename())
        && Objects.equals(one.describe(), other.describe());
  }
}
