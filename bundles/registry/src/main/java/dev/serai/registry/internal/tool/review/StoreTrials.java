package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.registry.EntryExamination.Known;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.Trials;
import dev.serai.registry.internal.install.TrialEntry;
import dev.serai.registry.internal.tool.DefinitionKey;
import dev.serai.registry.internal.tool.Listing;
import dev.serai.registry.internal.tool.Severity;
import dev.serai.registry.internal.tool.scan.DefinitionScan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Trials over the store. Safe for use by any thread. */
final class StoreTrials implements Trials, AutoCloseable {
  private final TrialStores stores;
  private final KnownRecords known;
  private final Policy policy;
  private final TrialRun servers;
  private final boolean discoversAtApproval;
  private final ApprovedTrials approved = new ApprovedTrials(entry -> known(entry).known());

  /**
   * Trials.
   *
   * @param servers runs what is tried
   * @param discoversAtApproval whether entries are tried by their approval
   */
  StoreTrials(
      TrialStores stores,
      KnownRecords known,
      Policy policy,
      TrialRun servers,
      boolean discoversAtApproval) {
    this.stores = stores;
    this.known = known;
    this.policy = policy;
    this.servers = servers;
    this.discoversAtApproval = discoversAtApproval;
  }

  @Override
  public Definitions known(EntryRecord entry) {
    KnownTools tools = of(entry);
    if (tools.isListed()) {
      return new Definitions(Known.BASELINE, null, Reports.all(tools));
    }
    boolean tried =
        Tried.of(tools).stream()
            .map(Versioned::value)
            .anyMatch(record -> !record.defines() && Stored.isOf(record, entry));
    return tried
        ? new Definitions(Known.TRIED, null, Reports.all(tools))
        : new Definitions(Known.UNKNOWN, approved.problem(entry).orElse(null), List.of());
  }

  @Override
  public void approved(EntryRecord entry, Runnable tryOut) {
    if (discoversAtApproval) {
      approved.approved(entry, tryOut);
    }
  }

  @Override
  public void close() {
    approved.close();
    servers.close();
  }

  @Override
  public Trial prepare(Actor actor, EntryRecord entry, Map<String, String> values) {
    requireTriable(entry);
    CatalogEntry server = TrialEntry.of(actor.principal(), entry, values);
    return new Trial() {
      @Override
      public List<String> fields() {
        return List.copyOf(new TreeSet<>(values.keySet()));
      }

      @Override
      public void run(Duration patience) {
        StoreTrials.this.run(actor, entry, server, patience);
      }
    };
  }

  private void requireTriable(EntryRecord entry) {
    boolean isActive = entry.state() == State.ACTIVE;
    if (entry.state() != State.PENDING && !isActive) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "entry is " + entry.state() + ": only one that is PENDING or ACTIVE can be tried.");
    }
    if (isActive && of(entry).isListed()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "entry is ACTIVE and has a baseline: what its servers define is known.");
    }
  }

  private void run(Actor actor, EntryRecord entry, CatalogEntry server, Duration patience) {
    List<StoreChange> changes;
    try {
      Listing found = Listing.strict(servers.run(server, patience));
      changes = keep(actor, entry, found, Server.of(server, policy).holdFindings());
    } catch (SeraiException e) {
      note(actor, entry, e);
      throw e;
    }
    known.changed(changes);
    stores.use(
        (entries, records, work) -> {
          settle(entries, records);
          return null;
        });
  }

  /**
   * What is kept.
   *
   * @param definitions how many there are
   * @param held how many wait for a decision of their own
   */
  record Outcome(long definitions, long held) {}

  private List<StoreChange> keep(
      Actor actor, EntryRecord tried, Listing listing, boolean holdsFindings) {
    KnownTools tools = of(tried);
    Set<DefinitionKey> doubtful = holdsFindings ? doubtful(listing, tools) : Set.of();
    return stores.use(
        (entries, records, work) ->
            work.change(
                actor,
                "tool:baseline",
                "entry:" + tried.id(),
                desk -> {
                  List<Step> steps = TrialPlan.of(same(entries, tried), tools, listing, doubtful);
                  steps.forEach(step -> step.apply(records));
                  Outcome outcome =
                      new Outcome(listing.inventory().definitions().size(), doubtful.size());
                  return new Change<>(
                      "entry:" + tools.entry(),
                      null,
                      outcome,
                      new ArrayList<>(steps.stream().map(Step::change).toList()));
                }));
  }

  /** The entry as it is now, if it is still the one that was tried. */
  private static EntryRecord same(EntryStore entries, EntryRecord tried) {
    return entries
        .findLocked(tried.id())
        .map(Versioned::value)
        .filter(now -> now.document().equals(tried.document()) && now.alias().equals(tried.alias()))
        .filter(now -> now.state() == State.PENDING || now.state() == State.ACTIVE)
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.CHANGED_MEANWHILE,
                    "The entry is another now, or waits no more: try it again."));
  }

  private static Set<DefinitionKey> doubtful(Listing listing, KnownTools tools) {
    return DefinitionScan.of(listing.inventory(), tools.others()).stream()
        .filter(finding -> finding.severity().compareTo(Severity.WARN) >= 0)
        .map(finding -> finding.key())
        .collect(Collectors.toSet());
  }

  /** What fails is noted as a change that failed; who is told of that need not be told twice. */
  private void note(Actor actor, EntryRecord entry, SeraiException failure) {
    try {
      stores.use(
          (entries, records, work) ->
              work.change(
                  actor,
                  "entry:try",
                  "entry:" + entry.id(),
                  desk -> {
                    throw failure;
                  }));
    } catch (SeraiException e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }

  private KnownTools of(EntryRecord entry) {
    return new KnownTools(known.view(), EntryKey.of(entry));
  }

  /** Does what follows from the entries as they are now for what was tried of them. */
  void settle(EntryStore entries, ToolRecordStore records) {
    List<StoreChange> changes = new ArrayList<>();
    for (Tried tried : Tried.all(known.view())) {
      for (Step step : tried.steps(id -> entries.find(id).map(Versioned::value))) {
        changes.add(step.change());
        apply(step, records);
      }
    }
    if (!changes.isEmpty()) {
      known.changed(changes);
    }
  }

  /** Another replica may have done it. */
  private static void apply(Step step, ToolRecordStore records) {
    try {
      step.apply(records);
    } catch (SeraiException e) {
      if (!Journal.MEANWHILE.contains(e.code())) {
        throw e;
      }
    }
  }
}
