package dev.serai.access.internal.management;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.access.internal.TestingClock;
import dev.serai.access.internal.accounts.Accounts;
import dev.serai.core.access.Actor;
import dev.serai.core.access.Management;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryBindingStore;
import dev.serai.core.store.MemoryCredentialStore;
import dev.serai.core.store.MemoryGatewayStore;
import dev.serai.core.store.MemoryInstallationRequestStore;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.MemoryRoleStore;
import dev.serai.core.store.MemoryTeamStore;
import dev.serai.core.store.MemoryTokenStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.MemoryUserStore;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.UserStore;
import dev.serai.core.store.Versioned;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.function.ThrowingRunnable;

/** Management on stores in memory, which decides by the rules. */
public final class TestingManagement implements StoreRoom {
  static final int FAILURES = 3;
  public static final Actor OPERATOR = Actor.operator("karaf");

  final MemoryUserStore users = new MemoryUserStore(change -> {});
  final MemoryTeamStore teams = new MemoryTeamStore(change -> {});
  final MemoryRoleStore roles = new MemoryRoleStore(change -> {});
  final MemoryTokenStore tokens = new MemoryTokenStore(change -> {});
  final MemoryGatewayStore gateways = new MemoryGatewayStore(change -> {});
  final MemoryBindingStore bindings = new MemoryBindingStore(change -> {});
  final MemoryInstallationStore installations = new MemoryInstallationStore(change -> {});
  final MemoryInstallationRequestStore requests = new MemoryInstallationRequestStore(change -> {});
  final MemoryCredentialStore credentials = new MemoryCredentialStore(change -> {});
  final MemoryAuditStore auditStore = new MemoryAuditStore();
  final TestingAudit audit = new TestingAudit(auditStore);
  final TestingClock clock = new TestingClock();

  /** How often all records of a store were gone through. */
  final AtomicInteger scans = new AtomicInteger();

  private final Accounts accounts = accounts();
  private volatile boolean frozen;
  private final Ledger ledger = new Ledger(this, new TestingAccess(), audit, accounts, clock);
  final LedgerWork work = new LedgerWork(ledger);
  public final Management management =
      new AccessManagement(ledger, new Guesses(FAILURES, clock), Duration.ofHours(12), this::named);

  /** The entries that there are. */
  List<CatalogEntry> entries =
      List.of(entry("io.example/server", "server"), entry("io.example/other", "other"));

  private final Stores stores =
      new Stores(
          new MemoryTransaction(
              auditStore,
              users,
              teams,
              roles,
              tokens,
              gateways,
              bindings,
              installations,
              requests,
              credentials),
          counted(UserStore.class, users),
          counted(TeamStore.class, teams),
          counted(RoleStore.class, roles),
          counted(TokenStore.class, tokens),
          gateways,
          bindings,
          installations,
          requests,
          credentials,
          auditStore);

  @Override
  public <T> T use(Function<Stores, T> work) {
    if (!frozen) {
      read(accounts);
    }
    return work.apply(stores);
  }

  /** What is known in memory stays as it is from now on. */
  void freeze() {
    read(accounts);
    frozen = true;
  }

  private Accounts accounts() {
    dev.serai.access.internal.accounts.Stores slots =
        new dev.serai.access.internal.accounts.Stores();
    slots.users().bind(users);
    slots.teams().bind(teams);
    slots.roles().bind(roles);
    slots.tokens().bind(tokens);
    Accounts made = new Accounts(slots);
    read(made);
    return made;
  }

  private static void read(Accounts accounts) {
    accounts
        .listeners()
        .forEach(listener -> listener.storeChanged(StoreChange.anything(listener.concern())));
  }

  private <S> S counted(Class<S> type, S store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              if (Set.of("all", "page").contains(method.getName())) {
                scans.incrementAndGet();
              }
              try {
                return method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private List<CatalogEntry> named(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).toList();
  }

  static CatalogEntry entry(String name, String alias) {
    return new CatalogEntry(
        new Alias(alias),
        name,
        "1.0.0",
        alias,
        "",
        new BundleLaunch(alias, 7),
        EntryOptions.DEFAULTS,
        new Origin("bundle", alias, 0, "1.0.0"));
  }

  /** A user with these roles. */
  public Versioned<UserRecord> user(String id, String... roles) {
    return management.users().create(OPERATOR, record(id, roles));
  }

  static UserRecord record(String id, String... roles) {
    return new UserRecord(id, id, null, null, null, null, Set.of(roles), List.of(), false);
  }

  /** A team with these members, the first of whom administers it. */
  public Versioned<TeamRecord> team(String id, String... members) {
    Map<String, Membership> map = new HashMap<>();
    Arrays.stream(members).forEach(member -> map.put(member, Membership.MEMBER));
    if (members.length > 0) {
      map.put(members[0], Membership.ADMIN);
    }
    return management.teams().create(OPERATOR, new TeamRecord(id, id, null, map, null));
  }

  /** Somebody who signed in, as they are now. */
  Actor as(String id) {
    UserRecord user = users.find(id).orElseThrow().value();
    Map<String, Membership> memberships = new HashMap<>();
    teams
        .all()
        .forEach(
            team -> {
              if (team.value().members().containsKey(id)) {
                memberships.put(team.value().id(), team.value().members().get(id));
              }
            });
    return new Actor(
        new Principal(
            Principal.Kind.USER,
            id,
            user.name(),
            "token-of-" + id,
            null,
            memberships,
            RoleCheck.permissions(stores, user.roles())),
        "192.0.2.7",
        "request-1");
  }

  /** The same by a token that is limited. */
  Actor limited(String id, String... permissions) {
    Principal who = as(id).principal();
    Permissions scope = Permissions.of(Set.of(permissions));
    return new Actor(
        new Principal(
            who.kind(),
            id,
            who.name(),
            "limited",
            null,
            who.teams(),
            who.permissions().within(scope),
            scope),
        "192.0.2.7",
        null);
  }

  List<AuditEvent> events() {
    return auditStore.read(0, AuditStore.MAX_READ).stream().map(AuditRecord::event).toList();
  }

  AuditEvent lastEvent() {
    List<AuditEvent> all = events();
    return all.get(all.size() - 1);
  }

  static SeraiException assertFails(ErrorCode code, ThrowingRunnable work) {
    SeraiException error = assertThrows(SeraiException.class, work);
    assertEquals(error.getMessage(), code, error.code());
    return error;
  }
}
