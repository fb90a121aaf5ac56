package dev.serai.gateway.internal.gateways;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
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

  /**
   * A guard.
   *
   * @param gateways which there are
   * @param servers the entry of each server
   * @param decisions who may use what
   */
  public EndpointGuard(
      Gateways gateways,
      Function<InstallationId, Optional<CatalogEntry>> servers,
      Decisions decisions) {
    this.gateways = gateways;
    this.servers = servers;
    this.decisions = decisions;
  }

  @Override
  public CompletionStage<Void> check(Actor actor, Scope scope) {
    if (scope instanceof Scope.Server server) {
      decisions.require(actor, entry(server.installation()));
      return CompletableFuture.completedFuture(null);
    }
    return gateways
        .find(scope.name())
        .thenAccept(
            found -> decisions.require(actor, found.orElseThrow(this::noGateway).gateway()));
  }

  private CatalogEntry entry(InstallationId server) {
    return servers
        .apply(server)
        .orElseThrow(
            () -> new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server of this name."));
  }

  private SeraiException noGateway() {
    return new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no gateway of this name.");
  }
}
