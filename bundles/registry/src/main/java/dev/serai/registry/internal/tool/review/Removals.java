package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.store.ToolRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.Listing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what of the approved an installation has no more. The lists of one client do not tell:
 * a server may define more for others, so it is asked for everything before. Safe for use by any
 * thread.
 */
final class Removals {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MAX_NOTES = 50;

  private final Review.Completion completion;
  private final Clock clock;
  private final Map<InstallationId, ForOthers> forOthers = new ConcurrentHashMap<>();

  /** What a server defines for other clients than one that did not get it, for some time. */
  private record ForOthers(Set<DefinitionKey> keys, Instant until) {}

  Removals(Review.Completion completion, Clock clock) {
    this.completion = completion;
    this.clock = clock;
  }

  /**
   * Asks a server whether it has no more what a client did not get; nobody waits for it.
   *
   * @param everything takes what it defines, if it tells
   */
  void look(
      InstallationId installation,
      Server server,
      KnownTools known,
      Listing listing,
      Consumer<Listing> everything) {
    if (server.adopts()) {
      return;
    }
    Set<DefinitionKey> missing = missing(server, known, listing);
    if (missing.isEmpty() || remembered(installation).containsAll(missing)) {
      return;
    }
    completion
        .everything(installation)
        .thenAccept(
            all ->
                read(all)
                    .ifPresent(
                        found -> {
                          remember(installation, missing, found);
                          everything.accept(found);
                        }));
  }

  /** Forgets servers that are gone. */
  void retain(Set<InstallationId> servers) {
    forOthers.keySet().retainAll(servers);
  }

  /**
   * What has to be kept: what neither a client got, nor is defined for any other.
   *
   * @param found everything that the server defines
   */
  static Plan plan(Server server, KnownTools known, Listing listing, Listing found) {
    List<Step> steps = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (DefinitionKey key : missing(server, known, listing)) {
      if (found.items().containsKey(key.kind()) && found.inventory().find(key).isEmpty()) {
        steps.add(step(server, known, key));
        if (known.baseline(key).isPresent()) {
          notes.add(note(server, "tool:missing", key.toString()));
        }
      }
    }
    int more = notes.size() - MAX_NOTES;
    if (more > 0) {
      notes = new ArrayList<>(notes.subList(0, MAX_NOTES));
      notes.add(note(server, "tool:more", more + " more definitions"));
    }
    return new Plan(steps, notes, false);
  }

  /** What was new and waited goes when it is gone. */
  private static Step step(Server server, KnownTools known, DefinitionKey key) {
    if (known.baseline(key).isEmpty()) {
      Versioned<ToolRecord> gone = known.deviation(server.installation(), key).orElseThrow();
      return new Step.Remove(gone.value().id(), gone.version());
    }
    ToolRecord record = Stored.removed(server.entry(), server.installation(), key);
    return known
        .deviation(server.installation(), key)
        .<Step>map(there -> new Step.Replace(record, there.version()))
        .orElseGet(() -> new Step.Create(record));
  }

  private static Note note(Server server, String action, String what) {
    return new Note(action, "entry:" + server.entry(), server.installation(), what, null);
  }

  /** Of the kinds that were listed, what is not there and not known to be gone. */
  private static Set<DefinitionKey> missing(Server server, KnownTools known, Listing listing) {
    Stream<ToolRecord> approved =
        known.baseline().stream()
            .map(Versioned::value)
            .filter(record -> record.state() == State.APPROVED || record.state() == State.HIDDEN);
    Stream<ToolRecord> waiting =
        known.deviations(server.installation()).stream()
            .map(Versioned::value)
            .filter(record -> record.state() == State.HELD && !record.removed());
    return Stream.concat(approved, waiting)
        .map(Stored::key)
        .filter(key -> listing.items().containsKey(key.kind()) && known.isListed(key.kind()))
        .filter(key -> listing.inventory().find(key).isEmpty())
        .filter(key -> !isRemoved(known.deviation(server.installation(), key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isRemoved(Optional<Versioned<ToolRecord>> deviation) {
    return deviation.filter(there -> there.value().removed()).isPresent();
  }

  /** Nothing follows from a server that does not tell, or whose lists cannot be read. */
  private static Optional<Listing> read(Map<Kind, List<byte[]>> all) {
    try {
      return all.isEmpty() ? Optional.empty() : Optional.of(Listing.strict(all));
    } catch (SeraiException e) {
      return Optional.empty();
    }
  }

  private Set<DefinitionKey> remembered(InstallationId installation) {
    ForOthers there = forOthers.get(installation);
    return there == null || there.until().isBefore(clock.instant()) ? Set.of() : there.keys();
  }

  private void remember(InstallationId installation, Set<DefinitionKey> missing, Listing found) {
    Set<DefinitionKey> keys =
        missing.stream()
            .filter(key -> found.inventory().find(key).isPresent())
            .collect(Collectors.toSet());
    keys.addAll(remembered(installation));
    forOthers.put(installation, new ForOthers(Set.copyOf(keys), clock.instant().plus(REMEMBERED)));
  }
}
