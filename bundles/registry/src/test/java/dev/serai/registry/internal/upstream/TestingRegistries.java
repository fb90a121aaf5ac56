package dev.serai.registry.internal.upstream;

import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Leases;
import dev.serai.core.store.MemoryAuditStore;
import dev.serai.core.store.MemoryLeases;
import dev.serai.core.store.MemoryRegistryStore;
import dev.serai.core.store.MemoryTransaction;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.RegistryStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.catalog.TestingWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

/** Other registries on memory, with a clock that is set by hand. */
public final class TestingRegistries extends Clock implements Registries {
  static final String NAME = "public";

  public final TestingCatalog testing = new TestingCatalog();
  final MemoryRegistryStore store = new MemoryRegistryStore(change -> {});
  final TestingWork work = new TestingWork(new MemoryTransaction(new MemoryAuditStore(), store));
  final MemoryLeases memoryLeases = new MemoryLeases(this);
  final ManagedRegistries managed = new ManagedRegistries(this);
  final RegistryClients clients = new RegistryClients(testing.fetches);
  final Picking picking = new Picking(this, testing.catalog, clients);
  Instant now = Instant.parse("2030-01-01T00:00:00Z");

  /** How much the clock goes on whenever it is looked at. */
  Duration tick = Duration.ZERO;

  /** As after a restart: nothing but the stores is known. */
  Follower follower() {
    ServiceSlot<Leases> leases = new ServiceSlot<>("leases");
    leases.bind(memoryLeases);
    Follower follower =
        new Follower(this, leases, new Inquiry(this, testing.catalog, clients, this), this);
    follower.follow(Schedule.ofMinutes(60));
    return follower;
  }

  /** As people use them. */
  public OtherRegistries service() {
    return new OtherRegistries() {
      @Override
      public ManagedRecords<RegistryRecord> registries() {
        return managed;
      }

      @Override
      public Page<ListedServer> search(
          Actor actor, String registry, OwnerRef owner, PageRequest page) {
        return picking.search(actor, registry, owner, page);
      }

      @Override
      public ImportOutcome pick(
          Actor actor, String registry, String server, String version, ImportOptions options) {
        return picking.pick(actor, registry, server, version, options);
      }

      @Override
      public Versioned<RegistryRecord> ask(Actor actor, String registry) {
        return follower().ask(registry);
      }
    };
  }

  void add(String url) {
    managed.create(EDITOR, RegistryRecord.of(NAME, url, true));
  }

  ImportOutcome pick(String server, String version) {
    return pick(server, version, OwnerRef.ORGANIZATION, State.ACTIVE);
  }

  ImportOutcome pick(String server, String version, OwnerRef owner, State state) {
    return picking.pick(EDITOR, NAME, server, version, new ImportOptions(owner, state, false));
  }

  /** Asks as after a restart. */
  RegistryRecord ask() {
    return follower().ask(NAME).value();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  RegistryRecord record() {
    return store.find(NAME).orElseThrow().value();
  }

  EntryRecord entry(String name, String version) {
    return entries(name).stream()
        .filter(entry -> entry.version().equals(version))
        .findFirst()
        .orElseThrow();
  }

  List<EntryRecord> entries(String name) {
    return testing.store.withName(name).stream().map(Versioned::value).toList();
  }

  @Override
  public <T> T use(BiFunction<RegistryStore, ManagedWork, T> task) {
    return task.apply(store, work);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    Instant before = now;
    now = now.plus(tick);
    return before;
  }
}
