package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ListedServer;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.store.MemoryRegistryStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Other registries in memory, each of which has one server. */
final class TestingRegistries implements OtherRegistries {
  final MemoryRegistryStore store = new MemoryRegistryStore(change -> {});
  private final TestingRecords<RegistryRecord> registries;

  /** What was asked for last. */
  String asked;

  TestingRegistries(TestingAccess access) {
    registries =
        new TestingRecords<>(
            store,
            access,
            registry -> Resource.of(ResourceKind.ENTRY, registry.name(), OwnerRef.ORGANIZATION),
            RegistryRecord::name);
  }

  @Override
  public ManagedRecords<RegistryRecord> registries() {
    return registries;
  }

  @Override
  public Page<ListedServer> search(Actor actor, String registry, OwnerRef owner, PageRequest page) {
    registries.get(actor, registry);
    asked = owner.kind() + " " + page.search() + " " + page.after() + " " + page.limit();
    return new Page<>(
        List.of(
            new ListedServer(
                "io.example/a",
                "1.0.0",
                null,
                "d",
                "active",
                Instant.parse("2030-01-01T00:00:00Z"))),
        "more");
  }

  @Override
  public ImportOutcome pick(
      Actor actor, String registry, String server, String version, ImportOptions options) {
    registries.get(actor, registry);
    asked = server + " " + version + " " + options.scope().kind() + " " + options.state();
    return new ImportOutcome.Imported(server, TestingCatalog.entry("k"), List.of("n"));
  }

  @Override
  public Versioned<RegistryRecord> ask(Actor actor, String registry) {
    Versioned<RegistryRecord> there = registries.get(actor, registry);
    RegistryRecord old = there.value();
    return store.update(
        new RegistryRecord(
            old.name(),
            old.url(),
            old.followed(),
            Map.of(),
            Instant.EPOCH,
            null,
            null,
            "It is down."),
        there.version());
  }
}
