package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequestStatus;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.catalog.EntryVersions;
import dev.serai.registry.internal.install.Installing;
import java.time.Clock;

/** Requests over the store. Safe for use by any thread. */
public final class StoreInstallationRequests implements InstallationRequests {
  private final WantedEntries wanted;
  private final Installing installing;
  private final Reading reading;
  private final Asking asking;
  private final Deciding deciding;

  StoreInstallationRequests(
      RequestStore requests,
      EntryLookup entries,
      EntryVersions versions,
      Installing installing,
      Clock clock) {
    this.installing = installing;
    wanted = new WantedEntries(versions);
    reading = new Reading(requests);
    asking = new Asking(requests, entries, wanted, installing, clock);
    deciding = new Deciding(requests, wanted, installing, clock);
  }

  /** Whatever is installed grants what waits for it. */
  void installed(Actor actor, InstallationRecord installed) {
    deciding.installed(actor, installed);
  }

  @Override
  public Versioned<InstallationRequestRecord> ask(Actor actor, NewInstallationRequest wanted) {
    return asking.ask(actor, wanted);
  }

  @Override
  public Versioned<InstallationRequestRecord> get(Actor actor, String key) {
    return reading.get(actor, key);
  }

  @Override
  public Page<Versioned<InstallationRequestRecord>> list(
      Actor actor, State state, PageRequest page) {
    return reading.list(actor, state, page);
  }

  @Override
  public Versioned<InstallationRequestRecord> grant(
      Actor actor, String key, Long version, InstallationGrant grant) {
    return deciding.grant(actor, key, version, grant);
  }

  @Override
  public Consequences consequences(Actor actor, String key, InstallationGrant grant) {
    return installing.consequences(
        actor, new InstallationChange.Install(deciding.wanted(actor, key, grant)));
  }

  @Override
  public Versioned<InstallationRequestRecord> refuse(
      Actor actor, String key, Long version, String note) {
    return deciding.refuse(actor, key, version, note);
  }

  @Override
  public Versioned<InstallationRequestRecord> withdraw(Actor actor, String key, Long version) {
    return deciding.withdraw(actor, key, version);
  }

  @Override
  public InstallationRequestStatus status(InstallationRequestRecord request) {
    return wanted.status(request);
  }
}
