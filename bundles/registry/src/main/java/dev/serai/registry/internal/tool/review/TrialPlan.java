package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be kept of what a trial found: the baseline that the entry has once it is approved,
 * in the place of what a trial before found. Not thread-safe.
 */
final class TrialPlan {
  private final EntryRecord entry;
  private final KnownTools known;
  private final Listing listing;
  private final Set<DefinitionKey> doubtful;
  private final Map<String, ToolRecord> wanted = new LinkedHashMap<>();

  private TrialPlan(
      EntryRecord entry, KnownTools known, Listing listing, Set<DefinitionKey> doubtful) {
    this.entry = entry;
    this.known = known;
    this.listing = listing;
    this.doubtful = doubtful;
  }

  /**
   * The changes of records. A kind that has a baseline already stays as it is.
   *
   * @param entry as it is now
   * @param doubtful what waits for a decision of its own
   */
  static List<Step> of(
      EntryRecord entry, KnownTools known, Listing listing, Set<DefinitionKey> doubtful) {
    return new TrialPlan(entry, known, listing, doubtful).steps();
  }

  private List<Step> steps() {
    listing.items().keySet().stream().filter(kind -> !known.isListed(kind)).forEach(this::mark);
    listing.inventory().definitions().stream()
        .filter(found -> !known.isListed(found.key().kind()))
        .forEach(this::keep);
    List<Step> steps = new ArrayList<>();
    Tried.of(known)
        .forEach(
            before -> {
              if (!wanted.containsKey(before.value().id())) {
                steps.add(new Step.Remove(before.value().id(), before.version()));
              }
            });
    wanted.values().forEach(record -> put(record).ifPresent(steps::add));
    return steps;
  }

  private void mark(DefinitionKind kind) {
    ToolRecord marker =
        entry.state() == State.PENDING
            ? Stored.tried(entry, kind)
            : Stored.listed(known.entry(), kind);
    wanted.put(marker.id(), marker);
  }

  /** What somebody decided about it stays, after another trial or for the version before. */
  private void keep(Definition found) {
    ToolRecord fresh;
    try {
      fresh = Stored.approved(known.entry(), found);
    } catch (SeraiException e) {
      return;
    }
    ToolRecord scanned =
        doubtful.contains(found.key()) ? fresh.in(ToolRecord.State.HELD, null) : fresh;
    ToolRecord kept =
        earlier(found.key())
            .map(before -> decided(scanned, before))
            .orElseGet(() -> known.decided(scanned));
    wanted.put(kept.id(), kept);
  }

  private Optional<ToolRecord> earlier(DefinitionKey key) {
    return known
        .baseline(key)
        .or(() -> known.before(key.kind()).flatMap(before -> before.baseline(key)))
        .map(Versioned::value);
  }

  private static ToolRecord decided(ToolRecord fresh, ToolRecord before) {
    ToolRecord shown = fresh.shown(before.rename(), before.describe());
    boolean same = before.hash().equals(fresh.hash());
    return same || before.state() == ToolRecord.State.HIDDEN
        ? shown.in(before.state(), before.note())
        : shown;
  }

  private Optional<Step> put(ToolRecord record) {
    Optional<Versioned<ToolRecord>> there = known.view().find(record.id());
    if (there.filter(before -> before.value().equals(record)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        there
            .<Step>map(before -> new Step.Replace(record, before.version()))
            .orElseGet(() -> new Step.Create(record)));
  }
}
