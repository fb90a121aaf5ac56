package dev.serai.registry.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Leases;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.RegistryStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.Catalog;
import dev.serai.registry.internal.fetch.Fetches;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Other registries as a service, while what they stand on comes and goes; asks them in time. */
@Component(
    service = OtherRegistries.class,
    configurationPid = "dev.serai.registry",
    immediate = true)
public final class RegistriesComponent implements OtherRegistries, Registries {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final long LOOK_SECONDS = 30;

  private final ServiceSlot<RegistryStore> store = new ServiceSlot<>("store of registries");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final ServiceSlot<Leases> leases = new ServiceSlot<>("store of leases");
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(RegistriesComponent::daemon);
  private final ManagedRegistries managed = new ManagedRegistries(this);
  private final RegistryClients clients;
  private final Picking picking;
  private final Follower follower;

  /** Begins to follow. */
  @Activate
  public RegistriesComponent(
      Config config, TokensConfig tokens, @Reference Catalog catalog, @Reference Fetches fetches) {
    Clock clock = Clock.systemUTC();
    clients = new RegistryClients(fetches);
    picking = new Picking(this, catalog, clients);
    follower = new Follower(this, leases, new Inquiry(this, catalog, clients, clock), clock);
    modified(config, tokens);
    thread.scheduleWithFixedDelay(follower::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes other settings. */
  @Modified
  void modified(Config config, TokensConfig tokens) {
    clients.listTokens(tokens.registry$_$tokens());
    follower.follow(Schedule.ofMinutes(config.follow$_$minutes()));
  }

  @Deactivate
  void deactivate() {
    thread.shutdownNow();
  }

  @Override
  public ManagedRecords<RegistryRecord> registries() {
    return managed;
  }

  @Override
  public Page<ListedServer> search(Actor actor, String registry, OwnerRef owner, PageRequest page) {
    return picking.search(actor, registry, owner, page);
  }

  @Override
  public ImportOutcome pick(
      Actor actor, String registry, String server, String version, ImportOptions options) {
    return picking.pick(actor, registry, server, version, options);
  }

  @Override
  public Versioned<RegistryRecord> ask(Actor actor, String registry) {
    managed.requireAskable(actor, registry);
    return follower.ask(registry);
  }

  @Override
  public <T> T use(BiFunction<RegistryStore, ManagedWork, T> task) {
    try (ServiceLease<RegistryStore> storeLease = take(store);
        ServiceLease<ManagedWork> workLease = take(work)) {
      return task.apply(storeLease.service(), workLease.service());
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addRegistryStore(RegistryStore service) {
    store.bind(service);
  }

  void removeRegistryStore(RegistryStore service) {
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

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addLeases(Leases service) {
    leases.bind(service);
  }

  void removeLeases(Leases service) {
    leases.unbind(service);
  }

  static <S> ServiceLease<S> take(ServiceSlot<S> slot) {
    try {
      return slot.acquire(WAIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw SeraiException.of(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "serai-registries");
    thread.setDaemon(true);
    return thread;
  }
}
