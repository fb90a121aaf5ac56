package dev.serai.gateway.internal.gateways;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.GatewayRecord;
import dev.serai.gateway.internal.access.CallAudit;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.EndpointRule;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Lets callers in where there is a gateway or a server that they may use. */
public final class EndpointGuard implements EndpointRule {
  private final Gateways gateways;
  private final Function<InstallationId, Optional<CatalogEntry>> servers;
  private final Decisions decisions;
  private final CallAudit audit;

  /**
   * A guard.
   *
   * @param gateways which there are
   * @param servers the entry of each server
   * @param decisions who may use what
   * @param audit notes who is turned away
   */
  public EndpointGuard(
      Gateways gateways,
      Function<InstallationId, Optional<CatalogEntry>> servers,
      Decisions decisions,
      CallAudit audit) {
    this.gateways = gateways;
    this.servers = servers;
    this.decisions = decisions;
    this.audit = audit;
  }

  @Override
  public CompletionStage<Void> check(Actor actor, Scope scope) {
    if (scope instanceof Scope.Server server) {
      CatalogEntry entry = entry(server.installation());
      demand(actor, scope, () -> decisions.require(actor, entry));
      return CompletableFuture.completedFuture(null);
    }
    return gateways
        .find(scope.name())
        .thenAccept(
            found -> {
              GatewayRecord gateway = found.orElseThrow(EndpointGuard::noGateway).gateway();
              demand(actor, scope, () -> decisions.require(actor, gateway));
            });
  }

  private void demand(Actor actor, Scope scope, Runnable decision) {
    try {
      decision.run();
    } catch (SeraiException e) {
      if (!e.code().retryable()) {
        audit.turnedAway(actor, scope, e.code().name());
      }
      throw e;
    }
  }

  private CatalogEntry entry(InstallationId server) {
    return servers
        .apply(server)
        .orElseThrow(
            () -> new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server of this name."));
  }

  private static SeraiException noGateway() {
    return new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no gateway of this name.");
  }
}
