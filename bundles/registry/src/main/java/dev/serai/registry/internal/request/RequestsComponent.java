package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.catalog.EntryVersions;
import dev.serai.registry.internal.install.Installing;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Requests for installations as a service, while what they stand on comes and goes. */
@Component(service = InstallationRequests.class, immediate = true)
public final class RequestsComponent implements InstallationRequests, RequestStore {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<InstallationRequestStore> store =
      new ServiceSlot<>("store of requests for installations");
  private final ServiceSlot<ManagedWork> work = new ServiceSlot<>("access control");
  private final StoreInstallationRequests requests;
  private final Runnable unfollow;

  /** Follows what is installed. */
  @Activate
  public RequestsComponent(
      @Reference EntryLookup entries,
      @Reference EntryVersions versions,
      @Reference Installing installing) {
    requests =
        new StoreInstallationRequests(this, entries, versions, installing, Clock.systemUTC());
    unfollow = installing.onInstall(requests::installed);
  }

  @Deactivate
  void deactivate() {
    unfollow.run();
  }

  @Override
  public Versioned<InstallationRequestRecord> ask(Actor actor, NewInstallationRequest wanted) {
    return requests.ask(actor, wanted);
  }

  @Override
  public Versioned<InstallationRequestRecord> get(Actor actor, String key) {
    return requests.get(actor, key);
  }

  @Override
  public Page<Versioned<InstallationRequestRecord>> list(
      Actor actor, State state, PageRequest page) {
    return requests.list(actor, state, page);
  }

  @Override
  public Versioned<InstallationRequestRecord> grant(
      Actor actor, String key, Long version, InstallationGrant grant) {
    return requests.grant(actor, key, version, grant);
  }

  @Override
  public Consequences consequences(Actor actor, String key, InstallationGrant grant) {
    return requests.consequences(actor, key, grant);
  }

  @Override
  public Versioned<InstallationRequestRecord> refuse(
      Actor actor, String key, Long version, String note) {
    return requests.refuse(actor, key, version, note);
  }

  @Override
  public Versioned<InstallationRequestRecord> withdraw(Actor actor, String key, Long version) {
    return requests.withdraw(actor, key, version);
  }

  @Override
  public InstallationRequestStatus status(InstallationRequestRecord request) {
    return requests.status(request);
  }

  @Override
  public <T> T use(BiFunction<InstallationRequestStore, ManagedWork, T> task) {
    try (ServiceLease<InstallationRequestStore> storeLease = take(store);
        ServiceLease<ManagedWork> workLease = take(work)) {
      return task.apply(storeLease.service(), workLease.service());
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addRequestStore(InstallationRequestStore service) {
    store.bind(service);
  }

  void removeRequestStore(InstallationRequestStore service) {
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

  private static <S> ServiceLease<S> take(ServiceSlot<S> slot) {
    try {
      return slot.acquire(WAIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw SeraiException.of(e);
    }
  }
}
