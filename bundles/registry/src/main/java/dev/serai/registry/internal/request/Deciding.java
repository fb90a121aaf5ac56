package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.install.Installing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Decides requests, each once. */
final class Deciding {
  private static final String GRANT = "installation-request:grant";

  private final RequestStore requests;
  private final WantedEntries entries;
  private final Installing installing;
  private final Clock clock;

  Deciding(RequestStore requests, WantedEntries entries, Installing installing, Clock clock) {
    this.requests = requests;
    this.entries = entries;
    this.installing = installing;
    this.clock = clock;
  }

  /** Installs what was asked for; the request is granted with it. */
  Versioned<InstallationRequestRecord> grant(
      Actor actor, String key, Long version, InstallationGrant grant) {
    InstallationRequestRecord request = grantable(actor, key, version);
    installing.install(
        actor,
        wanted(request, grant),
        installed -> grantAll(actor, installed, new Decision(key, version, grant.note())));
    return requests.use((store, work) -> store.find(key).orElseThrow(Rights::missing));
  }

  /** What would be installed. */
  NewInstallation wanted(Actor actor, String key, InstallationGrant grant) {
    return wanted(grantable(actor, key, null), grant);
  }

  /** Whatever is installed grants what waits for it. */
  void installed(Actor actor, InstallationRecord installed) {
    grantAll(actor, installed, Decision.NONE);
  }

  Versioned<InstallationRequestRecord> refuse(Actor actor, String key, Long version, String note) {
    if (note == null) {
      throw new SeraiException(ErrorCode.INVALID_VALUE, "note is missing: say why.");
    }
    return settle(
        actor,
        "installation-request:refuse",
        key,
        version,
        Rights::requireDeciding,
        (request, now) -> request.refused(note, now));
  }

  Versioned<InstallationRequestRecord> withdraw(Actor actor, String key, Long version) {
    return settle(
        actor,
        "installation-request:withdraw",
        key,
        version,
        Rights::requireMine,
        InstallationRequestRecord::withdrawn);
  }

  private Versioned<InstallationRequestRecord> settle(
      Actor actor,
      String action,
      String key,
      Long version,
      BiConsumer<Rights, InstallationRequestRecord> right,
      BiFunction<InstallationRequestRecord, Instant, InstallationRequestRecord> decision) {
    return requests.use(
        (store, work) ->
            work.change(
                actor,
                action,
                Reading.target(key),
                desk -> {
                  Versioned<InstallationRequestRecord> there =
                      store.findLocked(key).orElseThrow(Rights::missing);
                  right.accept(new Rights(actor, desk), there.value());
                  requirePending(there, version);
                  return kept(store, there, decision.apply(there.value(), now()));
                }));
  }

  private InstallationRequestRecord grantable(Actor actor, String key, Long version) {
    return requests.use(
        (store, work) ->
            work.read(
                actor,
                GRANT,
                Reading.target(key),
                desk -> grantable(store, actor, desk, key, version)));
  }

  private static InstallationRequestRecord grantable(
      InstallationRequestStore store, Actor actor, Desk desk, String key, Long version) {
    Versioned<InstallationRequestRecord> there = store.find(key).orElseThrow(Rights::missing);
    new Rights(actor, desk).requireDeciding(there.value());
    requirePending(there, version);
    return there.value();
  }

  private NewInstallation wanted(InstallationRequestRecord request, InstallationGrant grant) {
    return new NewInstallation(
        entries.installable(request, grant.entry()).id(),
        request.owner(),
        grant.name(),
        grant.values());
  }

  /**
   * In the order of their keys, so that two who install do not wait for each other. That they may
   * install for this owner was decided, which is the right to grant.
   */
  private void grantAll(Actor actor, InstallationRecord installed, Decision decision) {
    requests.use(
        (store, work) -> {
          for (String key : waiting(store, installed, decision)) {
            grantOne(actor, store, work, key, installed, decision);
          }
          return null;
        });
  }

  private static Iterable<String> waiting(
      InstallationRequestStore store, InstallationRecord installed, Decision decision) {
    TreeSet<String> keys = new TreeSet<>();
    List<Versioned<InstallationRequestRecord>> pending = store.inState(State.PENDING);
    pending.stream()
        .map(Versioned::value)
        .filter(request -> Installing.isOf(installed, request.entryName(), request.alias()))
        .filter(request -> request.owner().equals(installed.owner()))
        .forEach(request -> keys.add(request.id()));
    if (decision.key() != null) {
      keys.add(decision.key());
    }
    return keys;
  }

  private void grantOne(
      Actor actor,
      InstallationRequestStore store,
      ManagedWork work,
      String key,
      InstallationRecord installed,
      Decision decision) {
    Versioned<InstallationRequestRecord> there = store.findLocked(key).orElse(null);
    boolean decided = key.equals(decision.key());
    if (decided) {
      requirePending(there, decision.version());
    } else if (there == null || there.value().state() != State.PENDING) {
      return;
    }
    String note = decided ? decision.note() : null;
    work.change(
        actor,
        GRANT,
        Reading.target(key),
        desk -> kept(store, there, there.value().granted(installed.id(), note, now())));
  }

  private static Change<Versioned<InstallationRequestRecord>> kept(
      InstallationRequestStore store,
      Versioned<InstallationRequestRecord> there,
      InstallationRequestRecord wanted) {
    Versioned<InstallationRequestRecord> kept = store.update(wanted, there.version());
    return new Change<>(Reading.target(wanted.id()), there.value(), kept.value(), kept);
  }

  private static void requirePending(Versioned<InstallationRequestRecord> there, Long version) {
    if (there == null) {
      throw Rights.missing();
    }
    if (version != null && there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
    State state = there.value().state();
    if (state != State.PENDING) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "state is " + state + ": only a PENDING request is decided or withdrawn.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * What was decided beside that something is installed.
   *
   * @param key of the request, or null if none was decided
   * @param version of the request, or null for any
   * @param note what is said to it, or null
   */
  private record Decision(String key, Long version, String note) {
    static final Decision NONE = new Decision(null, null, null);
  }
}
