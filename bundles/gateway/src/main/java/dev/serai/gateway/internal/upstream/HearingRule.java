package dev.serai.gateway.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Right;

/**
 * Who may hear of what a server tells outside calls. Asked each time that something is told, by any
 * thread; must not block. The actor is for whom the client hears of it, null if that is not known.
 */
public interface HearingRule {
  /** Whether a client may hear of a server. */
  Right ofServer(Client client, Actor actor, InstallationId server);

  /** Whether a client may hear of a resource, by the server's own URI. */
  Right ofResource(Client client, Actor actor, InstallationId server, String uri);

  /** Whether a client may hear of a task, by the server's own id. */
  Right ofTask(Client client, Actor actor, InstallationId server, String id);
}
