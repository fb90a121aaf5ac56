package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolReview;
import dev.serai.registry.internal.install.TrialEntry;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The review over what is known in memory. Safe for use by any thread. */
final class Review implements ToolReview {
  private static final int MAX_MISSED = 10_000;

  private final Registry registry;
  private final Policy policy;
  private final StoreSnapshot<ToolRecord> records;
  private final Journal journal;
  private final Completion completion;
  private final Removals removals;
  private final Set<InstallationId> missed = ConcurrentHashMap.newKeySet();
  private final ApprovedLists approved = new ApprovedLists();
  private final Map<Question, Reviewed> last = new ConcurrentHashMap<>();

  /** Adds to the first lists of a server what it defines for other clients. */
  interface Completion {
    /** Everything that a server defines; empty if it cannot be asked. */
    CompletionStage<Map<ToolRecord.Kind, List<byte[]>>> everything(InstallationId server);

    /** The lists with what was found beside; the same ones if nothing can be found. */
    CompletionStage<Map<ToolRecord.Kind, List<byte[]>>> complete(
        InstallationId server, Map<ToolRecord.Kind, List<byte[]>> listed);
  }

  Review(
      Registry registry,
      Policy policy,
      StoreSnapshot<ToolRecord> records,
      Journal journal,
      Completion completion) {
    this.registry = registry;
    this.policy = policy;
    this.records = records;
    this.journal = journal;
    this.completion = completion;
    this.removals = new Removals(completion, Clock.systemUTC());
  }

  @Override
  public CompletionStage<Map<ToolRecord.Kind, List<ShownDefinition>>> review(
      InstallationId installation, Map<ToolRecord.Kind, List<byte[]>> listed) {
    try {
      return review(installation, known(installation), listed);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean showsUnread(InstallationId installation) {
    return !records.loaded()
        && !isTrial(installation)
        && server(installation).filter(Server::adopts).isPresent();
  }

  @Override
  public Map<ToolRecord.Kind, List<ShownDefinition>> approved(InstallationId installation) {
    if (!records.loaded()) {
      return Map.of();
    }
    Optional<Server> server =
        server(installation).or(() -> registry.snapshot().offered(installation).map(Server::of));
    return server.map(one -> approved.of(one, known(one))).orElse(Map.of());
  }

  @Override
  public Optional<byte[]> shown(
      InstallationId installation, ToolRecord.Kind kind, byte[] definition) {
    Server server = known(installation);
    if (isTrial(installation)) {
      return Optional.empty();
    }
    if (!records.loaded()) {
      return server.adopts() ? Optional.of(definition) : Optional.empty();
    }
    KnownTools known = known(server).effective(DefinitionKind.of(kind));
    boolean isFree = server.adopts() && known.isUndecided();
    if (isFree) {
      return Optional.of(definition);
    }
    return new Showing(server, known(server))
        .of(Listing.lenient(Map.of(kind, List.of(definition)))).get(kind).stream()
            .filter(shown -> server.adopts() || !shown.name().isEmpty())
            .map(ShownDefinition::definition)
            .findFirst();
  }

  @Override
  public boolean mayUse(InstallationId installation, ToolRecord.Kind kind, String name) {
    Optional<Server> server = server(installation);
    if (server.isEmpty()) {
      return true;
    }
    if (isTrial(installation)) {
      return false;
    }
    if (server.get().adopts() && !records.loaded()) {
      return true;
    }
    return new Showing(server.get(), known(server.get()))
        .mayUse(new DefinitionKey(DefinitionKind.of(kind), name));
  }

  /**
   * Forgets servers that are gone.
   *
   * @return the servers that were asked for before the registry knew them
   */
  Set<InstallationId> registryChanged(RegistrySnapshot snapshot) {
    last.keySet().removeIf(question -> snapshot.find(question.server()).isEmpty());
    removals.retain(
        snapshot.entries().stream().map(CatalogEntry::installation).collect(Collectors.toSet()));
    Set<InstallationId> came =
        missed.stream()
            .filter(server -> snapshot.find(server).isPresent())
            .collect(Collectors.toSet());
    missed.removeAll(came);
    return came;
  }

  private CompletionStage<Map<ToolRecord.Kind, List<ShownDefinition>>> review(
      InstallationId installation, Server server, Map<ToolRecord.Kind, List<byte[]>> listed) {
    if (isTrial(installation)) {
      Map<ToolRecord.Kind, List<ShownDefinition>> nothing = new EnumMap<>(ToolRecord.Kind.class);
      listed.keySet().forEach(kind -> nothing.put(kind, List.of()));
      return CompletableFuture.completedFuture(nothing);
    }
    KnownTools known = known(server);
    Question question = new Question(installation, listed.keySet());
    Reviewed before = last.get(question);
    if (before != null && before.isOf(server, known.view(), listed)) {
      return CompletableFuture.completedFuture(before.shown());
    }
    Listing listing = server.adopts() ? Listing.lenient(listed) : Listing.strict(listed);
    Plan plan = Planner.of(server, known, listing);
    if (plan.isBaseline() && !server.adopts()) {
      return completion
          .complete(installation, listed)
          .thenCompose(
              all -> {
                Listing whole = whole(all, listing);
                return journal.now(question, () -> Planner.of(server, known(server), whole));
              })
          .thenApply(
              kept -> {
                look(installation, server, listing);
                return new Showing(server, known(server)).of(listing);
              });
    }
    Map<ToolRecord.Kind, List<ShownDefinition>> shown = new Showing(server, known).of(listing);
    if (plan.isEmpty()) {
      last.put(question, new Reviewed(server, known.view(), listed, shown));
    } else {
      journal.later(question, () -> Planner.of(server, known(server), listing));
    }
    look(installation, server, listing);
    return CompletableFuture.completedFuture(shown);
  }

  /** What a client does not get any more may be gone; that is kept when it is found out. */
  private void look(InstallationId installation, Server server, Listing listing) {
    removals.look(
        installation,
        server,
        known(server),
        listing,
        found ->
            journal.later(
                Question.ofRemovals(installation, listing),
                () -> Removals.plan(server, known(server), listing, found)));
  }

  /** What a server defines for others may be beyond the limits; then what was listed counts. */
  private static Listing whole(Map<ToolRecord.Kind, List<byte[]>> all, Listing listing) {
    try {
      return Listing.strict(all);
    } catch (SeraiException e) {
      return listing;
    }
  }

  /** Whether what an entry's servers change is taken over. */
  boolean adopts(CatalogEntry entry) {
    return Server.of(entry, policy).adopts();
  }

  /** What runs for a trial of its entry is nobody's: nothing of it is shown, or kept as a list. */
  private boolean isTrial(InstallationId installation) {
    return registry.snapshot().find(installation).filter(TrialEntry::is).isPresent();
  }

  private Optional<Server> server(InstallationId installation) {
    return registry.snapshot().find(installation).map(this::server);
  }

  private Server server(CatalogEntry entry) {
    Server server = Server.of(entry, policy);
    return server.founds() || !records.loaded() || known(server).isKnown()
        ? server
        : server.alone(entry.alias().value());
  }

  /** A server that the registry knows; of another one it is kept in mind that somebody asked. */
  private Server known(InstallationId installation) {
    Optional<Server> server = server(installation);
    if (server.isEmpty() && missed.size() < MAX_MISSED) {
      missed.add(installation);
      server = server(installation);
    }
    return server.orElseThrow(
        () ->
            new SeraiException(
                ErrorCode.UNKNOWN_SERVER,
                "The registry does not know the server " + installation + " yet."));
  }

  private KnownTools known(Server server) {
    return new KnownTools(records.view(), server.entry());
  }
}
