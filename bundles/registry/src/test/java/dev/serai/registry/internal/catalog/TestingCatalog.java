package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryEntryStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreSnapshot;
import dev.serai.core.store.TeamRecord.Membership;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.approval.Approval;
import dev.serai.registry.internal.fetch.FetchRules;
import dev.serai.registry.internal.fetch.Fetches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A catalog on a store in memory. */
public final class TestingCatalog implements CatalogStore {
  public static final Actor EDITOR =
      actor(
          "ed",
          Map.of(),
          "entry:read",
          "entry:create",
          "entry:update",
          "entry:delete",
          "entry:approve",
          "entry:use",
          "installation:read",
          "installation:create",
          "installation:update",
          "installation:delete");
  public static final Actor MIA =
      actor(
          "mia", Map.of("blue", Membership.MEMBER), "entry:read", "entry:use", "installation:read");
  public static final Actor TEA =
      actor(
          "tea", Map.of("blue", Membership.ADMIN), "entry:read", "entry:use", "installation:read");
  public static final Actor OTTO =
      actor("otto", Map.of(), "entry:read", "entry:use", "installation:read");
  public static final Actor APPROVER = actor("ann", Map.of(), "entry:read", "entry:approve");
  public static final OwnerRef BLUE = new OwnerRef(OwnerRef.Kind.TEAM, "blue");
  public static final OwnerRef OF_MIA = new OwnerRef(OwnerRef.Kind.USER, "mia");

  public final MemoryEntryStore store = new MemoryEntryStore(change -> {});
  public final TestingWork work =
      new TestingWork(new MemoryTransaction(new MemoryAuditStore(), store));
  public final List<Versioned<EntryRecord>> elsewhere = new ArrayList<>();
  final Set<String> aliases = new HashSet<>();
  public final Fetches fetches = new Fetches(FetchRules.parse("127.0.0.1"));
  public final TestingTrials trials = new TestingTrials();
  private final StoreSnapshot<EntryRecord> snapshot =
      new StoreSnapshot<>(EntryStore.CONCERN, () -> store);
  public final Catalog catalog =
      new StoreEntryCatalog(
          this,
          new CatalogEntries(snapshot, () -> List.copyOf(elsewhere), () -> aliases),
          id -> snapshot.storeChanged(StoreChange.saved(EntryStore.CONCERN, id)),
          fetches,
          Approval.byRules(
              "npm:@trusted/*, oci:ghcr.io/acme/*", "*.trusted.example, http://10.0.0.7"),
          trials);

  /** An empty one. */
  public TestingCatalog() {
    snapshot.storeChanged(StoreChange.anything(EntryStore.CONCERN));
  }

  @Override
  public <T> T use(BiFunction<EntryStore, ManagedWork, T> task) {
    return task.apply(store, work);
  }

  public Versioned<EntryRecord> add(Actor actor, String name, String version, OwnerRef scope) {
    return add(actor, document(name, version), scope, State.DRAFT);
  }

  /** Adds an entry. */
  public Versioned<EntryRecord> add(Actor actor, String document, OwnerRef scope, State state) {
    return catalog.add(actor, new NewEntry(document, scope, false, state, null, "api", null));
  }

  public Versioned<EntryRecord> move(Actor actor, Versioned<EntryRecord> entry, State state) {
    return catalog.entries().update(actor, entry.value().in(state), entry.version());
  }

  /** An entry as if it was approved. */
  public Versioned<EntryRecord> publish(Actor owner, String name, String version, OwnerRef scope) {
    Versioned<EntryRecord> draft = add(owner, name, version, scope);
    Versioned<EntryRecord> active = store.update(draft.value().in(State.ACTIVE), draft.version());
    snapshot.storeChanged(StoreChange.saved(EntryStore.CONCERN, active.value().id()));
    return active;
  }

  /** Lets the clock of the store go on. */
  public void tick() {
    long begun = System.currentTimeMillis();
    while (System.currentTimeMillis() == begun) {
      Thread.onSpinWait();
    }
  }

  List<String> listed(Actor actor, String search) {
    return catalog.entries().list(actor, new PageRequest(null, 100, search)).items().stream()
        .map(entry -> entry.value().name() + " " + entry.value().version())
        .toList();
  }

  /** A sound document. */
  public static String document(String name, String version) {
    return "{\"name\": \""
        + name
        + "\", \"description\": \"Says hello.\", \"version\": \""
        + version
        + "\", \"title\": \"Greeter\", \"remotes\": [{\"type\": \"streamable-http\","
        + " \"url\": \"https://mcp.example.com/mcp\"}]}";
  }

  public static Actor actor(String id, Map<String, Membership> teams, String... permissions) {
    Permissions allowed = Permissions.of(Set.of(permissions));
    return new Actor(
        new Principal(Principal.Kind.USER, id, id, "t", null, teams, allowed), "192.0.2.7", null);
  }
}
