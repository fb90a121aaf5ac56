package dev.serai.access.internal;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserStore;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Accounts as a component: binds the stores, and outlives changes of settings. */
@Component(immediate = true, service = AccountsComponent.class)
public final class AccountsComponent {
  private final Stores stores = new Stores();
  private final Accounts accounts = new Accounts(stores);
  private List<ServiceRegistration<StoreListener>> registrations = List.of();

  /** Users, teams, roles and tokens in memory. */
  public Accounts accounts() {
    return accounts;
  }

  /** Where they are kept. */
  public Stores stores() {
    return stores;
  }

  /** Has the store tell of changes. */
  @Activate
  void activate(BundleContext context) {
    registrations =
        accounts.listeners().stream()
            .map(listener -> context.registerService(StoreListener.class, listener, null))
            .toList();
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTransaction(StoreTransaction service) {
    stores.transaction().bind(service);
  }

  void removeTransaction(StoreTransaction service) {
    stores.transaction().unbind(service);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addUserStore(UserStore store) {
    stores.users().bind(store);
  }

  void removeUserStore(UserStore store) {
    stores.users().unbind(store);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTeamStore(TeamStore store) {
    stores.teams().bind(store);
  }

  void removeTeamStore(TeamStore store) {
    stores.teams().unbind(store);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addRoleStore(RoleStore store) {
    stores.roles().bind(store);
  }

  void removeRoleStore(RoleStore store) {
    stores.roles().unbind(store);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTokenStore(TokenStore store) {
    stores.tokens().bind(store);
  }

  void removeTokenStore(TokenStore store) {
    stores.tokens().unbind(store);
  }
}
