package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.registry.internal.catalog.Trials;
import dev.serai.registry.internal.catalog.Tryable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Trials of the catalog's entries, while what they stand on comes and goes. */
@Component(service = StoreListener.class, configurationPid = "dev.serai.registry", immediate = true)
public final class TrialComponent implements Trials, StoreListener, TrialStores {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration LISTING = Duration.ofSeconds(30);

  private final ServiceSlot<EntryStore> entries = new ServiceSlot<>("store of entries");
  private final ServiceSlot<ToolRecordStore> records = new ServiceSlot<>("store of tools");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final ServiceSlot<ToolDiscovery> discovery = new ServiceSlot<>("gateway");
  private final StoreTrials trials;
  private final Runnable leave;

  /** Trials whose servers a source gives to the registry. */
  @Activate
  public TrialComponent(
      @Reference TrialSource source,
      @Reference KnownRecords known,
      @Reference Tryable catalog,
      ReviewConfig config) {
    TrialRun servers = new TrialRun(source, discovery, LISTING);
    this.trials =
        new StoreTrials(this, known, Policy.of(config), servers, config.discover$_$at$_$approval());
    this.leave = catalog.tryBy(this);
  }

  @Deactivate
  void deactivate() {
    trials.close();
    leave.run();
  }

  @Override
  public Definitions known(EntryRecord entry) {
    return trials.known(entry);
  }

  @Override
  public void approved(EntryRecord entry, Runnable tryOut) {
    trials.approved(entry, tryOut);
  }

  @Override
  public Trial prepare(Actor actor, EntryRecord entry, Map<String, String> values) {
    return trials.prepare(actor, entry, values);
  }

  @Override
  public String concern() {
    return EntryStore.CONCERN;
  }

  @Override
  public void storeChanged(StoreChange change) {
    storeChanged(List.of(change));
  }

  @Override
  public void storeChanged(List<StoreChange> changes) {
    try (ServiceLease<EntryStore> entry = now(entries);
        ServiceLease<ToolRecordStore> record = now(records)) {
      trials.settle(entry.service(), record.service());
    }
  }

  @Override
  public <T> T use(Work<T> task) {
    try (ServiceLease<EntryStore> entry = take(entries);
        ServiceLease<ToolRecordStore> record = take(records);
        ServiceLease<ManagedWork> worker = take(work)) {
      return task.on(entry.service(), record.service(), worker.service());
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addEntryStore(EntryStore service) {
    entries.bind(service);
  }

  void removeEntryStore(EntryStore service) {
    entries.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addToolRecordStore(ToolRecordStore service) {
    records.bind(service);
  }

  void removeToolRecordStore(ToolRecordStore service) {
    records.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addManagedWork(ManagedWork service) {
    work.bind(service);
  }

  void removeManagedWork(ManagedWork service) {
    work.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addToolDiscovery(ToolDiscovery service) {
    discovery.bind(service);
  }

  void removeToolDiscovery(ToolDiscovery service) {
    discovery.unbind(service);
  }

  private static <S> ServiceLease<S> now(ServiceSlot<S> slot) {
    return slot.tryAcquire()
        .orElseThrow(
            () -> new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The store is not there."));
  }

  private static <S> ServiceLease<S> take(ServiceSlot<S> slot) {
    try {
      return slot.acquire(WAIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw SeraiException.of(e);
    }
  }
}
