package dev.serai.access.internal.accounts;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The stores of accounts and tokens, each as it comes and goes. */
public final class Stores {
  private final ServiceSlot<StoreTransaction> transaction = new ServiceSlot<>("store");
  private final ServiceSlot<UserStore> users = new ServiceSlot<>("store of users");
  private final ServiceSlot<TeamStore> teams = new ServiceSlot<>("store of teams");
  private final ServiceSlot<RoleStore> roles = new ServiceSlot<>("store of roles");
  private final ServiceSlot<TokenStore> tokens = new ServiceSlot<>("store of tokens");

  /** What makes calls of several of them one. */
  public ServiceSlot<StoreTransaction> transaction() {
    return transaction;
  }

  /** Where users are kept. */
  public ServiceSlot<UserStore> users() {
    return users;
  }

  /** Where teams are kept. */
  public ServiceSlot<TeamStore> teams() {
    return teams;
  }

  /** Where roles are kept. */
  public ServiceSlot<RoleStore> roles() {
    return roles;
  }

  /** Where tokens are kept. */
  public ServiceSlot<TokenStore> tokens() {
    return tokens;
  }

  /** Whether all that is kept is there. */
  public boolean bound() {
    return Stream.of(users, teams, roles, tokens).allMatch(ServiceSlot::isBound);
  }

  /**
   * Works on a store under lease; blocks as long as the work does.
   *
   * @throws SeraiException {@code STORE_UNAVAILABLE} if there is none at the moment
   */
  public static <S, T> T on(ServiceSlot<S> slot, Function<? super S, T> work) {
    Optional<ServiceLease<S>> lease = slot.tryAcquire();
    if (lease.isEmpty()) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "The store is away at the moment.");
    }
    try (ServiceLease<S> held = lease.get()) {
      return work.apply(held.service());
    }
  }

  /** The store that is there now, or null; for reads that the store itself calls for. */
  static <S> S now(ServiceSlot<S> slot) {
    return slot.isBound() ? on(slot, store -> store) : null;
  }
}
