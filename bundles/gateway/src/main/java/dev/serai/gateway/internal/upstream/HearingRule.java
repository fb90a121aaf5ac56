package dev.serai.gateway.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;

/**
 * Who may hear of what a server tells outside calls. Asked each time that something is told, by any
 * thread; must not block. The actor is for whom the client hears of it, null if that is not known.
 */
public interface HearingRule {
  /** Whether a client may hear of a server. */
  boolean ofServer(Client client, Actor actor, InstallationId server);

  /** Whether a client may hear of a resource, by the server's own URI. */
  boolean ofResource(Client client, Actor actor, InstallationId server, String uri);

  /** Whether a client may hear of a task, by the server's own id. */
  boolean ofTask(Client client, Actor actor, InstallationId server, String id);
}
