package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Resource;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationCatalog;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.InstallationStatus.State;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.MemoryInstallationStore;
import dev.serai.core.store.OwnerRef;
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
  public Versioned<InstallationRecord> change(Actor actor, InstallationChange change) {
    if (change instanceof InstallationChange.Install install) {
      return made(actor, install.wanted());
    }
    InstallationChange.Rollback rollback = (InstallationChange.Rollback) change;
    Versioned<InstallationRecord> there = records.get(actor, rollback.key());
    InstallationRecord back = there.value().at(there.value().earlier().entryVersion());
    return records.update(
        actor, back, rollback.version() == null ? there.version() : rollback.version());
  }

  private Versioned<InstallationRecord> made(Actor actor, NewInstallation wanted) {
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
            wanted.name(),
            values,
            secret ? Map.of(SECRET, "local:1") : Map.of(),
            true));
  }

  /** Every change is a restart, of an upgrade that asks for a secret. */
  @Override
  public Consequences consequences(Actor actor, InstallationChange change) {
    String key = "none";
    if (change instanceof InstallationChange.Edit edit) {
      key = edit.to().apply(records.get(actor, edit.key())).entryVersion();
    }
    List<Affected> all = List.of(affected(key, Effect.RESTART));
    return Consequences.of(all, all);
  }

  @Override
  public Consequences consequences(Actor actor, EntryMove move) {
    EntryRecord known = move.after() == null ? move.before() : move.after();
    List<Affected> all = List.of(affected(known.state().name(), Effect.STOP));
    return Consequences.of(all, List.of());
  }

  private Affected affected(String version, Effect effect) {
    return new Affected(
        "i",
        "com.example/tickets",
        "tickets",
        version,
        OwnerRef.ORGANIZATION,
        "default",
        effect,
        form(null, "k"),
        List.of("ZONE"));
  }

  @Override
  public InstallationStatus status(InstallationRecord installation) {
    return new InstallationStatus(
        installation.enabled() ? State.READY : State.DISABLED,
        installation.values().get("PROBLEM"));
  }

  @Override
  public boolean isInstalled(String entryName, String installation) {
    return store.all().stream().anyMatch(each -> each.value().entryName().equals(entryName));
  }

  @Override
  public boolean isEntry(String entryName) {
    return true;
  }
}
