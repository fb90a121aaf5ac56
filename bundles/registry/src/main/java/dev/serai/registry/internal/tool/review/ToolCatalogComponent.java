package dev.serai.registry.internal.tool.review;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.Registry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import dev.serai.core.tool.ToolReport;
import dev.serai.registry.internal.catalog.EntryResources;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Decisions about definitions as a service, while what it stands on comes and goes. */
@Component(service = ToolCatalog.class, immediate = true)
public final class ToolCatalogComponent implements ToolCatalog, ToolStores {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<ToolRecordStore> store = new ServiceSlot<>("store of tools");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final Registry registry;
  private final EntryResources entries;
  private final ToolCatalog catalog;

  /** Decisions about what is known. */
  @Activate
  public ToolCatalogComponent(
      @Reference KnownRecords known,
      @Reference Registry registry,
      @Reference EntryResources entries) {
    this.registry = registry;
    this.entries = entries;
    this.catalog = new StoreToolCatalog(this, known, this::resource, this::installed);
  }

  @Override
  public Page<Versioned<ToolRecord>> list(Actor actor, ToolFilter filter, PageRequest page) {
    return catalog.list(actor, filter, page);
  }

  @Override
  public ToolReport get(Actor actor, String id) {
    return catalog.get(actor, id);
  }

  @Override
  public Versioned<ToolRecord> decide(
      Actor actor, String id, Long version, Function<Versioned<ToolRecord>, ToolRecord> change) {
    return catalog.decide(actor, id, version, change);
  }

  @Override
  public <T> T use(BiFunction<ToolRecordStore, ManagedWork, T> task) {
    try (ServiceLease<ToolRecordStore> storeLease = take(store);
        ServiceLease<ManagedWork> workLease = take(work)) {
      return task.apply(storeLease.service(), workLease.service());
    }
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
  void addManagedWork(ManagedWork service) {
    work.bind(service);
  }

  void removeManagedWork(ManagedWork service) {
    work.unbind(service);
  }

  private Optional<CatalogEntry> installed(ToolRecord record) {
    return record.installation() == null
        ? registry.snapshot().find(record.alias()).filter(ToolCatalogComponent::isAlone)
        : registry.snapshot().find(new InstallationId(record.installation()));
  }

  private static boolean isAlone(CatalogEntry entry) {
    return !entry.alias().equals(entry.prefix());
  }

  /** The catalog's entry; of a tool bundle, which is none, what the registry says. */
  private Optional<Resource> resource(EntryKey key) {
    return entries
        .resource(key.alias(), key.name(), key.version())
        .or(() -> alone(key))
        .or(
            () ->
                registry.snapshot().sharing(key.alias()).stream()
                    .filter(entry -> EntryKey.of(entry).equals(key))
                    .findFirst()
                    .map(ToolCatalogComponent::resource));
  }

  /** What is approved for one installation alone is decided about as its entry is. */
  private Optional<Resource> alone(EntryKey key) {
    return registry
        .snapshot()
        .find(key.alias())
        .filter(entry -> EntryKey.ofAlone(entry).equals(key))
        .flatMap(entry -> entries.resource(entry.prefix().value(), entry.name(), entry.version()));
  }

  private static Resource resource(CatalogEntry entry) {
    return new Resource(
        ResourceKind.ENTRY, entry.alias().value(), entry.scope(), entry.audience(), null);
  }

  private static <S> ServiceLease<S> take(ServiceSlot<S> slot) {
    try {
      return slot.acquire(WAIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw SeraiException.of(e);
    }
  }
}
