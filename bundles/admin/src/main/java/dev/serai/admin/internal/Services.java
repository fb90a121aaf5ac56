package dev.serai.admin.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.BoundedAccess;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Principal;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.service.BoundedWait;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Keyed;
import dev.serai.core.tool.ToolCatalog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the API stands on: services that come and go. A request waits for one that is away or has no
 * answer yet, within a bound, and only so many requests do. Safe for use by any thread.
 */
public final class Services {
  /** A thread that waits is one that MCP clients do not have. */
  private static final int MAX_WAITING = 16;

  private final ServiceSlot<Management> management = new ServiceSlot<>("management");
  private final ServiceSlot<EntryCatalog> catalog = new ServiceSlot<>("registry");
  private final ServiceSlot<InstallationCatalog> installations =
      new ServiceSlot<>("registry of installations");
  private final ServiceSlot<InstallationRequests> requests =
      new ServiceSlot<>("registry of requests for installations");
  private final ServiceSlot<ToolCatalog> tools = new ServiceSlot<>("registry of tools");
  private final ServiceSlot<OtherRegistries> others = new ServiceSlot<>("registry of registries");
  private final BoundedWait wait;
  private final BoundedAccess access;

  /**
   * None at first.
   *
   * @param wait how long a request waits for one
   */
  public Services(Duration wait) {
    this.wait = new BoundedWait(wait, MAX_WAITING);
    this.access = new BoundedAccess(this.wait);
  }

  /** Where {@link Access} comes and goes. */
  public ServiceSlot<Access> access() {
    return access.slot();
  }

  /** Where {@link Management} comes and goes. */
  public ServiceSlot<Management> management() {
    return management;
  }

  /** Where {@link EntryCatalog} comes and goes. */
  public ServiceSlot<EntryCatalog> catalog() {
    return catalog;
  }

  /** Where {@link InstallationCatalog} comes and goes. */
  public ServiceSlot<InstallationCatalog> installations() {
    return installations;
  }

  /** Where {@link InstallationRequests} comes and goes. */
  public ServiceSlot<InstallationRequests> requests() {
    return requests;
  }

  /** Where {@link ToolCatalog} comes and goes. */
  public ServiceSlot<ToolCatalog> tools() {
    return tools;
  }

  /** Where {@link OtherRegistries} comes and goes. */
  public ServiceSlot<OtherRegistries> others() {
    return others;
  }

  /** Records that management has. */
  public <R extends Keyed> Records<R> records(Function<Management, ManagedRecords<R>> which) {
    return records(management, which);
  }

  /** Records that the catalog has. */
  public <R extends Keyed> Records<R> listed(Function<EntryCatalog, ManagedRecords<R>> which) {
    return records(catalog, which);
  }

  /** Records that the catalog of installations has. */
  public <R extends Keyed> Records<R> installed(
      Function<InstallationCatalog, ManagedRecords<R>> which) {
    return records(installations, which);
  }

  /** Records of other registries. */
  public <R extends Keyed> Records<R> others(Function<OtherRegistries, ManagedRecords<R>> which) {
    return records(others, which);
  }

  private <S, R extends Keyed> Records<R> records(
      ServiceSlot<S> slot, Function<S, ManagedRecords<R>> which) {
    return new Records<>() {
      @Override
      public <T> T manage(Function<ManagedRecords<R>, T> work) {
        return wait.use(slot, lease -> work.apply(which.apply(lease.service())));
      }
    };
  }

  /**
   * Manages the registry.
   *
   * @throws dev.serai.core.error.SeraiException as the work does; retryable if there is no registry
   */
  public <T> T manageCatalog(Function<EntryCatalog, T> work) {
    return wait.use(catalog, lease -> work.apply(lease.service()));
  }

  /** Manages installations; fails likewise. */
  public <T> T install(Function<InstallationCatalog, T> work) {
    return wait.use(installations, lease -> work.apply(lease.service()));
  }

  /** Asks for installations and decides about that; fails likewise. */
  public <T> T request(Function<InstallationRequests, T> work) {
    return wait.use(requests, lease -> work.apply(lease.service()));
  }

  /** Reviews what servers define; fails likewise. */
  public <T> T review(Function<ToolCatalog, T> work) {
    return wait.use(tools, lease -> work.apply(lease.service()));
  }

  /** Uses other registries; fails likewise. */
  public <T> T askOthers(Function<OtherRegistries, T> work) {
    return wait.use(others, lease -> work.apply(lease.service()));
  }

  /** What the registry of installations says, if it is there now. */
  public <T> Optional<T> installedNow(Function<InstallationCatalog, T> work) {
    try (ServiceLease<InstallationCatalog> lease = installations.tryAcquire().orElse(null)) {
      return lease == null ? Optional.empty() : Optional.of(work.apply(lease.service()));
    }
  }

  /**
   * Manages.
   *
   * @throws dev.serai.core.error.SeraiException as the work does; retryable if there is no
   *     management
   */
  public <T> T manage(Function<Management, T> work) {
    return wait.use(management, lease -> work.apply(lease.service()));
  }

  /** Whom a token stands for; see {@link BoundedAccess#authenticate}. */
  public Principal authenticate(Bearer bearer) {
    return access.authenticate(bearer);
  }
}
