package dev.serai.registry.internal.install;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CatalogSource;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import dev.serai.registry.internal.catalog.CatalogComponent;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.fetch.Fetches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Installations as services and as a source of servers, while what they stand on comes and goes.
 */
@Component(
    service = {InstallationCatalog.class, CatalogSource.class, Installing.class},
    property = CatalogComponent.IS_STORE,
    immediate = true)
public final class InstallationComponent
    implements InstallationCatalog, CatalogSource, Installing, InstallationStores {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<InstallationStore> installations =
      new ServiceSlot<>("store of installations");
  private final ServiceSlot<CredentialStore> credentials =
      new ServiceSlot<>("store of credentials");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final EntryLookup entries;
  private final StoreInstallationCatalog catalog;
  private final List<ServiceRegistration<StoreListener>> listeners;
  private final Runnable unfollow;
  private final Runnable unreserve;
  private volatile InstallationView view = InstallationView.NONE;
  private volatile List<InstallationRecord> installed = List.of();
  private volatile List<OfferedEntry> offered = List.of();
  private volatile Map<InstallationId, Alias> unavailable = Map.of();
  private volatile Runnable changed;
  private volatile boolean read;

  /** Follows the stores. */
  @Activate
  public InstallationComponent(
      BundleContext context,
      @Reference EntryLookup entries,
      @Reference Approval approval,
      @Reference Fetches fetches) {
    this.entries = entries;
    this.catalog =
        new StoreInstallationCatalog(
            this, entries, url -> approval.lists(url) || fetches.lists(url.getHost()));
    this.unfollow = entries.onChange(this::look);
    this.unreserve = entries.reserve(this::aliases);
    this.listeners =
        List.of(
            context.registerService(StoreListener.class, listener(InstallationStore.CONCERN), null),
            context.registerService(StoreListener.class, listener(CredentialStore.CONCERN), null));
  }

  @Deactivate
  void deactivate() {
    unfollow.run();
    unreserve.run();
    listeners.forEach(ServiceRegistration::unregister);
  }

  @Override
  public List<InputField> form(Actor actor, String entry) {
    return catalog.form(actor, entry);
  }

  @Override
  public ManagedRecords<InstallationRecord> installations() {
    return catalog.installations();
  }

  @Override
  public Versioned<InstallationRecord> change(Actor actor, InstallationChange change) {
    return catalog.change(actor, change);
  }

  @Override
  public Consequences consequences(Actor actor, InstallationChange change) {
    return catalog.consequences(actor, change);
  }

  @Override
  public Consequences consequences(Actor actor, EntryMove move) {
    return catalog.consequences(actor, move);
  }

  @Override
  public InstallationStatus status(InstallationRecord installation) {
    return catalog.status(installation);
  }

  @Override
  public boolean isInstalled(String entryName, String installation) {
    return catalog.isInstalled(entryName, installation);
  }

  @Override
  public boolean isEntry(String entryName) {
    return catalog.isEntry(entryName);
  }

  @Override
  public void requireUsable(Desk desk, EntryRecord entry) {
    catalog.requireUsable(desk, entry);
  }

  @Override
  public void requireInstallable(Desk desk, EntryRecord entry, OwnerRef owner) {
    catalog.requireInstallable(desk, entry, owner);
  }

  @Override
  public boolean isInstalled(String entryName, String alias, OwnerRef owner) {
    return catalog.isInstalled(entryName, alias, owner);
  }

  @Override
  public Versioned<InstallationRecord> install(
      Actor actor, NewInstallation wanted, Consumer<InstallationRecord> also) {
    return catalog.install(actor, wanted, also);
  }

  @Override
  public Runnable onInstall(BiConsumer<Actor, InstallationRecord> follower) {
    return catalog.onInstall(follower);
  }

  @Override
  public List<InstallationRecord> installed() {
    return installed;
  }

  /** Without a store there is nothing to wait for. */
  @Override
  public boolean isSettled() {
    try (ServiceLease<InstallationStore> stored = installations.tryAcquire().orElse(null)) {
      return stored == null || read;
    }
  }

  @Override
  public List<CatalogEntry> entries() {
    return view.entries();
  }

  @Override
  public List<OfferedEntry> offered() {
    return offered;
  }

  @Override
  public Map<InstallationId, Alias> unavailable() {
    return unavailable;
  }

  @Override
  public List<EntryProblem> problems() {
    return view.problems();
  }

  @Override
  public void onChange(Runnable changed) {
    this.changed = changed;
  }

  @Override
  public <T> T use(Function<Held, T> task) {
    try (ServiceLease<InstallationStore> stored = take(installations);
        ServiceLease<CredentialStore> sealed = take(credentials);
        ServiceLease<ManagedWork> worker = take(work)) {
      return task.apply(new Held(stored.service(), sealed.service(), worker.service()));
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addInstallationStore(InstallationStore service) {
    installations.bind(service);
  }

  void removeInstallationStore(InstallationStore service) {
    installations.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addCredentialStore(CredentialStore service) {
    credentials.bind(service);
  }

  void removeCredentialStore(CredentialStore service) {
    credentials.unbind(service);
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

  private StoreListener listener(String concern) {
    return new StoreListener() {
      @Override
      public String concern() {
        return concern;
      }

      @Override
      public void storeChanged(StoreChange change) {
        look();
      }

      @Override
      public void storeChanged(List<StoreChange> changes) {
        look();
      }
    };
  }

  /** Reads all installations; on a thread of the store, which tries again what fails. */
  private void look() {
    InstallationView now;
    synchronized (this) {
      now = read();
      view = now;
      read = true;
    }
    Runnable action = changed;
    if (action != null) {
      action.run();
    }
  }

  private Set<String> aliases() {
    return Stream.concat(
            installed.stream().filter(this::isOfScope).map(InstallationRecord::alias),
            view.entries().stream().map(entry -> entry.alias().value()))
        .collect(Collectors.toSet());
  }

  /** Others have addresses of their own, and do not keep anybody from a name. */
  private boolean isOfScope(InstallationRecord installation) {
    return Installable.find(entries, installation, installation.entryVersion())
        .filter(entry -> entry.scope().equals(installation.owner()))
        .isPresent();
  }

  private InstallationView read() {
    try (ServiceLease<InstallationStore> stored = now(installations);
        ServiceLease<CredentialStore> sealed = now(credentials)) {
      List<InstallationRecord> all = stored.service().all().stream().map(Versioned::value).toList();
      installed = all.stream().filter(installation -> !installation.uninstalled()).toList();
      offered = entries.offered();
      InstallationView now = InstallationView.of(installed, parts(sealed.service()));
      unavailable = now.missing(all);
      return now;
    }
  }

  private InstallationView.Parts parts(CredentialStore store) {
    return InstallationView.Parts.of(
        installation -> Installable.find(entries, installation, installation.entryVersion()),
        reference -> LocalSecrets.open(store, reference));
  }

  /** The store's threads do not wait: the store asks again. */
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
