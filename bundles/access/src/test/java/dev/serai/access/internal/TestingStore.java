package dev.serai.access.internal;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryRoleStore;
import dev.serai.core.store.MemoryTeamStore;
import dev.serai.core.store.MemoryTokenStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.MemoryUserStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import dev.serai.core.store.StoreTransaction;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.UserRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in memory and its replicas, who hear of a change at once unless they are held up. */
public final class TestingStore {
  public final MemoryUserStore users = new MemoryUserStore(this::changed);
  public final MemoryTeamStore teams = new MemoryTeamStore(this::changed);
  public final MemoryRoleStore roles = new MemoryRoleStore(this::changed);
  public final MemoryTokenStore tokens = new MemoryTokenStore(this::changed);
  private final StoreTransaction transaction =
      new MemoryTransaction(new MemoryAuditStore(), users, teams, roles, tokens);
  private final List<StoreListener> listeners = new ArrayList<>();
  private final List<StoreChange> held = new ArrayList<>();
  private boolean holding;

  /** Makes a replica's stores available. */
  public void bind(Stores stores) {
    stores.transaction().bind(transaction);
    stores.users().bind(users);
    stores.teams().bind(teams);
    stores.roles().bind(roles);
    stores.tokens().bind(tokens);
  }

  /** Takes a replica's stores away. */
  public void unbind(Stores stores) {
    stores.transaction().unbind(transaction);
    stores.users().unbind(users);
    stores.teams().unbind(teams);
    stores.roles().unbind(roles);
    stores.tokens().unbind(tokens);
  }

  /** Has a replica read everything, and hear of changes from now on. */
  public synchronized void tell(Accounts accounts) {
    for (StoreListener listener : accounts.listeners()) {
      listener.storeChanged(StoreChange.anything(listener.concern()));
      listeners.add(listener);
    }
  }

  /** Nobody hears of changes until {@link #tellHeld}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Replicas hear of what they were not told. */
  public synchronized void tellHeld() {
    holding = false;
    held.forEach(this::changed);
    held.clear();
  }

  private synchronized void changed(StoreChange change) {
    if (holding) {
      held.add(change);
      return;
    }
    listeners.stream()
        .filter(listener -> listener.concern().equals(change.concern()))
        .forEach(listener -> listener.storeChanged(change));
  }

  /** Adds a user with roles. */
  public UserRecord user(String id, String... roleNames) {
    return users.create(user(id, false, null, roleNames)).value();
  }

  /** A user. */
  public static UserRecord user(
      String id, boolean disabled, UserRecord.Subject subject, String... roleNames) {
    return new UserRecord(
        id, id, null, null, null, subject, Set.of(roleNames), List.of(), disabled);
  }

  /** Adds a team. */
  public TeamRecord team(String id, String group, Map<String, Membership> members) {
    return teams.create(new TeamRecord(id, id, null, members, group)).value();
  }

  /** Adds a role. */
  public RoleRecord role(String name, String... permissions) {
    return roles.create(new RoleRecord(name, Set.of(permissions))).value();
  }

  /** Adds a token that never ends, and gives its text. */
  public String token(OwnerRef owner, String... permissions) {
    return limitedToken(owner, null, null, permissions);
  }

  /** Adds a token, and gives its text. */
  public String limitedToken(
      OwnerRef owner, String gateway, Instant expires, String... permissions) {
    TokenSecret secret = TokenSecret.fresh();
    tokens.create(
        new TokenRecord(
            "id-" + secret.hint(),
            owner,
            "a token",
            secret.hash(),
            secret.hint(),
            Set.of(permissions),
            gateway,
            expires,
            null,
            false));
    return secret.text();
  }

  /** A user as an owner. */
  public static OwnerRef ofUser(String id) {
    return new OwnerRef(OwnerRef.Kind.USER, id);
  }

  /** A team as an owner. */
  public static OwnerRef ofTeam(String id) {
    return new OwnerRef(OwnerRef.Kind.TEAM, id);
  }
}
