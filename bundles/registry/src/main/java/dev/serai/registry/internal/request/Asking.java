package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.EntryLookup;
import dev.serai.registry.internal.install.Installing;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asks for installations, within bounds. */
final class Asking {
  private final RequestStore requests;
  private final EntryLookup entries;
  private final WantedEntries wantedEntries;
  private final Installing installing;
  private final Clock clock;

  Asking(
      RequestStore requests,
      EntryLookup entries,
      WantedEntries wantedEntries,
      Installing installing,
      Clock clock) {
    this.requests = requests;
    this.entries = entries;
    this.wantedEntries = wantedEntries;
    this.installing = installing;
    this.clock = clock;
  }

  Versioned<InstallationRequestRecord> ask(Actor actor, NewInstallationRequest wanted) {
    return requests.use(
        (store, work) ->
            work.change(
                actor,
                "installation-request:create",
                Reading.target("*"),
                desk -> {
                  InstallationRequestRecord fresh = fresh(actor, desk, wanted);
                  forget(store, fresh.askedBy());
                  Versioned<InstallationRequestRecord> made = store.create(fresh);
                  return new Change<>(Reading.target(fresh.id()), null, fresh, made);
                },
                made -> requireOne(store, made.value())));
  }

  private InstallationRequestRecord fresh(Actor actor, Desk desk, NewInstallationRequest wanted) {
    EntryRecord named =
        entries
            .find(wanted.entry())
            .orElseThrow(() -> new SeraiException(ErrorCode.NOT_FOUND, "There is no such entry."));
    installing.requireUsable(desk, named);
    new Rights(actor, desk).requireAsking(wanted.owner());
    InstallationRequestRecord fresh =
        new InstallationRequestRecord(
            id(),
            named.name(),
            named.alias(),
            wanted.entryVersion(),
            wanted.owner(),
            actor.principal().reference(),
            wanted.reason(),
            State.PENDING,
            null,
            null,
            null);
    EntryRecord now =
        EntryLookup.isElsewhere(named) ? named : wantedEntries.installable(fresh, null);
    installing.requireInstallable(desk, now, wanted.owner());
    return fresh;
  }

  /** In the order of time. */
  private String id() {
    return "%012x-%s".formatted(clock.millis(), UUID.randomUUID());
  }

  /** Makes room among what one who asks had decided before. */
  private static void forget(InstallationRequestStore store, String reference) {
    List<Versioned<InstallationRequestRecord>> decided =
        store.askedBy(reference).stream()
            .filter(each -> each.value().state() != State.PENDING)
            .toList();
    decided.stream()
        .limit(Math.max(0, decided.size() - InstallationRequests.MAX_DECIDED))
        .forEach(each -> store.delete(each.value().id(), each.version()));
  }

  /** What has to hold among all requests, while no others change. */
  private void requireOne(InstallationRequestStore store, InstallationRequestRecord made) {
    if (installing.isInstalled(made.entryName(), made.alias(), made.owner())) {
      throw new SeraiException(
          ErrorCode.ALREADY_EXISTS,
          "It is installed for this owner already: use that, or ask whoever manages it for"
              + " another one.");
    }
    List<InstallationRequestRecord> pending =
        store.askedBy(made.askedBy()).stream()
            .map(Versioned::value)
            .filter(each -> each.state() == State.PENDING)
            .toList();
    pending.stream()
        .filter(each -> !each.id().equals(made.id()) && isSame(each, made))
        .findFirst()
        .ifPresent(
            same -> {
              throw new SeraiException(
                  ErrorCode.ALREADY_EXISTS,
                  "You have asked for it already: wait for the decision about "
                      + same.id()
                      + ", or withdraw that first.");
            });
    if (pending.size() > InstallationRequests.MAX_PENDING) {
      throw new SeraiException(
          ErrorCode.IN_USE,
          InstallationRequests.MAX_PENDING
              + " of your requests are pending, as many as may be: withdraw one, or wait until one"
              + " is decided.");
    }
  }

  private static boolean isSame(InstallationRequestRecord one, InstallationRequestRecord other) {
    return one.entryName().equals(other.entryName())
        && one.alias().equals(other.alias())
        && one.owner().equals(other.owner());
  }
}
