package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.Sha256;
import dev.serai.gateway.internal.exchange.TaskIds;
import dev.serai.gateway.internal.json.JsonText;
import java.util.Optional;

/**
 * Where a task is.
 *
 * @param server whose task it is
 * @param id the server's own id of it
 */
public record TaskRoute(InstallationId server, String id) {

  /** A text of 64 digits that is the task's alone, and does not give its id away. */
  String key() {
    return Sha256.hex(JsonText.utf8(server.value() + "\n" + id), Sha256.BYTES);
  }

  /** The way to a task by what clients of an endpoint call it; empty if no server is named. */
  public static Optional<TaskRoute> find(Scope scope, String id, Listings listings) {
    if (scope instanceof Scope.Server server) {
      return Optional.of(new TaskRoute(server.installation(), id));
    }
    return Optional.ofNullable(TaskIds.resolve(id))
        .flatMap(
            exposed ->
                listings
                    .entry(exposed.alias())
                    .map(CatalogEntry::installation)
                    .map(server -> new TaskRoute(server, exposed.id())));
  }
}
