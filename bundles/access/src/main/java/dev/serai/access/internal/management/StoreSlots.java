package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The stores as services. While they are replaced, work waits up to 5 s for the new ones. */
@Component(service = StoreRoom.class)
public final class StoreSlots implements StoreRoom {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<StoreTransaction> transaction = new ServiceSlot<>("store");
  private final ServiceSlot<UserStore> users = new ServiceSlot<>("store of users");
  private final ServiceSlot<TeamStore> teams = new ServiceSlot<>("store of teams");
  private final ServiceSlot<RoleStore> roles = new ServiceSlot<>("store of roles");
  private final ServiceSlot<TokenStore> tokens = new ServiceSlot<>("store of tokens");
  private final ServiceSlot<GatewayStore> gateways = new ServiceSlot<>("store of gateways");
  private final ServiceSlot<BindingStore> bindings = new ServiceSlot<>("store of bindings");
  private final ServiceSlot<InstallationStore> installations =
      new ServiceSlot<>("store of installations");
  private final ServiceSlot<InstallationRequestStore> requests =
      new ServiceSlot<>("store of requests for installations");
  private final ServiceSlot<CredentialStore> credentials =
      new ServiceSlot<>("store of credentials");
  private final ServiceSlot<AuditStore> audit = new ServiceSlot<>("audit store");

  @Override
  public <T> T use(Function<Stores, T> work) {
    try (Leases leases = new Leases()) {
      return work.apply(
          new Stores(
              leases.take(transaction),
              leases.take(users),
              leases.take(teams),
              leases.take(roles),
              leases.take(tokens),
              leases.take(gateways),
              leases.take(bindings),
              leases.take(installations),
              leases.take(requests),
              leases.take(credentials),
              leases.take(audit)));
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTransaction(StoreTransaction service) {
    transaction.bind(service);
  }

  void removeTransaction(StoreTransaction service) {
    transaction.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addUserStore(UserStore service) {
    users.bind(service);
  }

  void removeUserStore(UserStore service) {
    users.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTeamStore(TeamStore service) {
    teams.bind(service);
  }

  void removeTeamStore(TeamStore service) {
    teams.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addRoleStore(RoleStore service) {
    roles.bind(service);
  }

  void removeRoleStore(RoleStore service) {
    roles.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTokenStore(TokenStore service) {
    tokens.bind(service);
  }

  void removeTokenStore(TokenStore service) {
    tokens.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addGatewayStore(GatewayStore service) {
    gateways.bind(service);
  }

  void removeGatewayStore(GatewayStore service) {
    gateways.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addBindingStore(BindingStore service) {
    bindings.bind(service);
  }

  void removeBindingStore(BindingStore service) {
    bindings.unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addAuditStore(AuditStore service) {
    audit.bind(service);
  }

  void removeAuditStore(AuditStore service) {
    audit.unbind(service);
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
  void addRequestStore(InstallationRequestStore service) {
    requests.bind(service);
  }

  void removeRequestStore(InstallationRequestStore service) {
    requests.unbind(service);
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

  /** What one piece of work holds; for one thread. */
  private static final class Leases implements AutoCloseable {
    private final List<ServiceLease<?>> held = new ArrayList<>();

    <S> S take(ServiceSlot<S> slot) {
      try {
        ServiceLease<S> lease = slot.acquire(WAIT).toCompletableFuture().join();
        held.add(lease);
        return lease.service();
      } catch (CompletionException e) {
        throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The store is not there.", e);
      }
    }

    @Override
    public void close() {
      held.forEach(ServiceLease::close);
    }
  }
}
