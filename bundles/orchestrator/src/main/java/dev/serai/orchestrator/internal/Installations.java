package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** All installations, kept in line with the registry. Safe for use by any thread. */
final class Installations implements Orchestrator {
  private final Surroundings around;
  private final Map<InstallationId, Installation> byId = new ConcurrentHashMap<>();
  private final Map<InstallationId, AtomicLong> generations = new ConcurrentHashMap<>();
  private boolean closed;

  Installations(Surroundings around) {
    this.around = around;
  }

  /** Follows the registry. One that has not read anything yet changes nothing. */
  synchronized void follow(RegistrySnapshot snapshot) {
    if (snapshot.revision() == 0 || closed) {
      return;
    }
    for (InstallationId id : List.copyOf(byId.keySet())) {
      if (snapshot.find(id).isEmpty()) {
        byId.remove(id).close(unknown(id), Phase.Event.DRAIN);
      }
    }
    snapshot.entries().forEach(this::follow);
  }

  private void follow(CatalogEntry entry) {
    InstallationId id = entry.installation();
    Installation known = byId.get(id);
    if (known == null) {
      AtomicLong generation = generations.computeIfAbsent(id, any -> new AtomicLong());
      Installation added = new Installation(id, entry, around, generation::incrementAndGet);
      byId.put(id, added);
      added.starts().boot();
    } else if (!known.entry().equals(entry)) {
      known.changed(entry);
    }
  }

  void runtimeArrived() {
    byId.values().forEach(each -> each.starts().runtimeArrived());
  }

  void runtimeLeaving(BoundRuntime runtime) {
    byId.values().forEach(each -> each.starts().runtimeLeaving(runtime));
  }

  /** Stops all servers at once. Completes when they have ended. */
  CompletableFuture<Void> close() {
    synchronized (this) {
      closed = true;
    }
    return CompletableFuture.allOf(
        byId.entrySet().stream()
            .map(each -> each.getValue().close(leaving(each.getKey()), Phase.Event.STOP))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new));
  }

  @Override
  public List<ServerStatus> servers() {
    return byId.values().stream()
        .map(Installation::status)
        .sorted(Comparator.comparing(status -> status.installation().value()))
        .toList();
  }

  @Override
  public Optional<ServerStatus> server(InstallationId installation) {
    return Optional.ofNullable(byId.get(installation)).map(Installation::status);
  }

  @Override
  public CompletionStage<ServerLease> acquire(InstallationId installation, String variant) {
    Installation known = byId.get(installation);
    return known == null
        ? CompletableFuture.failedFuture(unknown(installation))
        : known.acquire(variant);
  }

  @Override
  public CompletionStage<ServerStatus> start(InstallationId installation) {
    return with(installation, Installation::start);
  }

  @Override
  public CompletionStage<ServerStatus> stop(InstallationId installation) {
    return with(installation, Installation::stop);
  }

  @Override
  public CompletionStage<ServerStatus> restart(InstallationId installation) {
    return with(installation, Installation::restart);
  }

  @Override
  public ServerLog log(InstallationId installation) {
    Installation known = byId.get(installation);
    if (known == null) {
      return ServerLog.EMPTY;
    }
    return around
        .runtimes()
        .find(known.entry().launch())
        .<ServerLog>map(runtime -> new RedactedLog(runtime.log(installation), known::redaction))
        .orElse(ServerLog.EMPTY);
  }

  private CompletionStage<ServerStatus> with(
      InstallationId id, Function<Installation, CompletionStage<ServerStatus>> action) {
    Installation known = byId.get(id);
    return known == null ? CompletableFuture.failedFuture(unknown(id)) : action.apply(known);
  }

  private static SeraiException unknown(InstallationId id) {
    return new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server " + id + ".");
  }

  private static SeraiException leaving(InstallationId id) {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "The orchestrator of server " + id + " is being replaced.");
  }
}
