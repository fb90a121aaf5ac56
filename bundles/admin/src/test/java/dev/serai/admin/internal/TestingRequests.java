package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.MemoryInstallationRequestStore;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Requests for installations in memory; every decision is made. */
final class TestingRequests implements InstallationRequests {
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  final MemoryInstallationRequestStore store = new MemoryInstallationRequestStore(change -> {});
  private final TestingRecords<InstallationRequestRecord> records;

  /** How it was granted last. */
  InstallationGrant granted;

  TestingRequests(TestingAccess access) {
    records =
        new TestingRecords<>(
            store,
            access,
            request -> Resource.of(ResourceKind.INSTALLATION, request.id(), request.owner()),
            InstallationRequestRecord::entryName);
  }

  @Override
  public Versioned<InstallationRequestRecord> ask(Actor actor, NewInstallationRequest wanted) {
    return records.create(
        actor,
        new InstallationRequestRecord(
            UUID.randomUUID().toString(),
            "com.example/tickets",
            "tickets",
            wanted.entryVersion(),
            wanted.owner(),
            actor.principal().reference(),
            wanted.reason(),
            State.PENDING,
            null,
            null,
            null));
  }

  @Override
  public Versioned<InstallationRequestRecord> get(Actor actor, String key) {
    return records.get(actor, key);
  }

  @Override
  public Page<Versioned<InstallationRequestRecord>> list(
      Actor actor, State state, PageRequest page) {
    Page<Versioned<InstallationRequestRecord>> all = records.list(actor, page);
    return new Page<>(
        all.items().stream()
            .filter(each -> state == null || each.value().state() == state)
            .toList(),
        all.next());
  }

  @Override
  public Versioned<InstallationRequestRecord> grant(
      Actor actor, String key, Long version, InstallationGrant grant) {
    granted = grant;
    return decided(actor, key, version, request -> request.granted("i-1", grant.note(), NOW));
  }

  @Override
  public Consequences consequences(Actor actor, String key, InstallationGrant grant) {
    records.get(actor, key);
    granted = grant;
    return Consequences.of(List.of(), List.of());
  }

  @Override
  public Versioned<InstallationRequestRecord> refuse(
      Actor actor, String key, Long version, String note) {
    return decided(actor, key, version, request -> request.refused(note, NOW));
  }

  @Override
  public Versioned<InstallationRequestRecord> withdraw(Actor actor, String key, Long version) {
    return decided(actor, key, version, request -> request.withdrawn(NOW));
  }

  @Override
  public InstallationRequestStatus status(InstallationRequestRecord request) {
    return request.state() == State.PENDING
        ? new InstallationRequestStatus("e-1", "It waits.")
        : new InstallationRequestStatus(null, null);
  }

  private Versioned<InstallationRequestRecord> decided(
      Actor actor, String key, Long version, UnaryOperator<InstallationRequestRecord> decision) {
    return records.update(
        actor,
        key,
        now -> {
          if (version != null && version != now.version()) {
            throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "It changed.");
          }
          return decision.apply(now.value());
        });
  }
}
