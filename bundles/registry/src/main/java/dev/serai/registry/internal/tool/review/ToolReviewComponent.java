package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.AuditLog;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Registry;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.tool.ShownDefinition;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.core.tool.ToolReview;
import dev.serai.core.tool.ToolReviewListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The review as a service, while what it stands on comes and goes. */
@Component(
    service = {ToolReview.class, KnownRecords.class, StoreListener.class, RegistryListener.class},
    configurationPid = "dev.serai.registry",
    immediate = true)
public final class ToolReviewComponent
    implements ToolReview, KnownRecords, StoreListener, RegistryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ToolReviewComponent.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration DISCOVERY = Duration.ofSeconds(15);

  private final ServiceSlot<ToolRecordStore> store = new ServiceSlot<>("store of tools");
  private final ServiceSlot<StoreTransaction> transaction = new ServiceSlot<>("store");
  private final ServiceSlot<AuditLog> audit = new ServiceSlot<>("audit log");
  private final ServiceSlot<ToolDiscovery> discovery = new ServiceSlot<>("gateway");
  private final List<ToolReviewListener> listeners = new CopyOnWriteArrayList<>();
  private final Registry registry;
  private final StoreSnapshot<ToolRecord> records = KnownTools.snapshot(this::storeNow);
  private final Journal journal;
  private final Review review;

  /** Reviews what the servers of a registry list. */
  @Activate
  public ToolReviewComponent(@Reference Registry registry, ReviewConfig config) {
    this(registry, Policy.of(config), PAUSE);
  }

  ToolReviewComponent(Registry registry, Policy policy, Duration pause) {
    this.registry = registry;
    this.journal =
        new Journal(
            new Journal.Services(store, transaction, audit),
            this::follow,
            pause,
            Clock.systemUTC());
    this.review =
        new Review(registry, policy, records, journal, new FullListing(discovery, DISCOVERY));
  }

  @Deactivate
  void deactivate() {
    journal.close();
  }

  @Override
  public CompletionStage<Map<ToolRecord.Kind, List<ShownDefinition>>> review(
      InstallationId server, Map<ToolRecord.Kind, List<byte[]>> listed) {
    return review.review(server, listed);
  }

  @Override
  public boolean showsUnread(InstallationId server) {
    return review.showsUnread(server);
  }

  @Override
  public Map<ToolRecord.Kind, List<ShownDefinition>> approved(InstallationId server) {
    return review.approved(server);
  }

  @Override
  public Optional<byte[]> shown(InstallationId server, ToolRecord.Kind kind, byte[] definition) {
    return review.shown(server, kind, definition);
  }

  @Override
  public boolean mayUse(InstallationId server, ToolRecord.Kind kind, String name) {
    return review.mayUse(server, kind, name);
  }

  @Override
  public SnapshotView<ToolRecord> view() {
    return records.view();
  }

  /** Whoever has changed records finds them so at once, or soon if the store left. */
  @Override
  public void changed(List<StoreChange> changes) {
    try {
      storeChanged(changes);
    } catch (SeraiException e) {
      LOG.debug("A decision about definitions is read later", e);
    }
  }

  @Override
  public void registryChanged(RegistrySnapshot snapshot) {
    review
        .registryChanged(snapshot)
        .forEach(server -> listeners.forEach(listener -> listener.decided(server)));
  }

  @Override
  public String concern() {
    return records.concern();
  }

  @Override
  public void storeChanged(StoreChange change) {
    storeChanged(List.of(change));
  }

  @Override
  public void storeChanged(List<StoreChange> changes) {
    Shift shift = follow(changes);
    if (shift.isFirst()) {
      tell(any -> true);
      return;
    }
    Set<EntryKey> decided = shift.decided(changes);
    Set<EntryKey> textsAlone = shift.changedInTextsAlone(changes);
    tell(entry -> isOneOf(decided, entry) || isOneOf(textsAlone, entry) && !review.adopts(entry));
  }

  private static boolean isOneOf(Set<EntryKey> changed, CatalogEntry entry) {
    return changed.contains(EntryKey.of(entry)) || changed.contains(EntryKey.ofAlone(entry));
  }

  private void tell(Predicate<CatalogEntry> concerned) {
    registry.snapshot().entries().stream()
        .filter(concerned)
        .map(CatalogEntry::installation)
        .forEach(server -> listeners.forEach(listener -> listener.decided(server)));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addToolRecordStore(ToolRecordStore service) {
    store.bind(service);
  }

  void removeToolRecordStore(ToolRecordStore service) {
    store.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addStoreTransaction(StoreTransaction service) {
    transaction.bind(service);
  }

  void removeStoreTransaction(StoreTransaction service) {
    transaction.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addAuditLog(AuditLog service) {
    audit.bind(service);
  }

  void removeAuditLog(AuditLog service) {
    audit.unbind(service);
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

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addToolReviewListener(ToolReviewListener listener) {
    listeners.add(listener);
  }

  void removeToolReviewListener(ToolReviewListener listener) {
    listeners.remove(listener);
  }

  /** Reads what changed; what was only noted here is no decision that anybody has to hear of. */
  private Shift follow(List<StoreChange> changes) {
    synchronized (records) {
      SnapshotView<ToolRecord> before = records.loaded() ? records.view() : null;
      records.storeChanged(changes);
      return new Shift(before, records.view());
    }
  }

  private ToolRecordStore storeNow() {
    try (ServiceLease<ToolRecordStore> lease = store.tryAcquire().orElse(null)) {
      return lease == null ? null : lease.service();
    }
  }
}
