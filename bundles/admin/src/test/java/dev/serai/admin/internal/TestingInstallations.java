package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Resource;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Installations in memory of entries that ask for a secret {@code TOKEN}. */
final class TestingInstallations implements InstallationCatalog {
  static final String SECRET = "TOKEN";

  final MemoryInstallationStore store = new MemoryInstallationStore(change -> {});
  private final TestingRecords<InstallationRecord> records;

  TestingInstallations(TestingAccess access) {
    records = new TestingRecords<>(store, access, Resource::of, InstallationRecord::entryName);
  }

  @Override
  public List<InputField> form(Actor actor, String entry) {
    return List.of(
        new InputField(
            SECRET,
            InputField.Place.ENVIRONMENT,
            "The token",
            "string",
            List.of(),
            null,
            null,
            true,
            true,
            false));
  }

  @Override
  public ManagedRecords<InstallationRecord> installations() {
    return records;
  }

  @Override
  public Versioned<InstallationRecord> install(Actor actor, NewInstallation wanted) {
    Map<String, String> values = new HashMap<>(wanted.values());
    boolean secret = values.remove(SECRET) != null;
    return records.create(
        actor,
        new InstallationRecord(
            UUID.randomUUID().toString(),
            "com.example/tickets",
            "tickets",
            "1.0.0",
            wanted.owner(),
            "default",
            values,
            secret ? Map.of(SECRET, "local:1") : Map.of(),
            true));
  }
}
