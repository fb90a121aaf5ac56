package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.RpcMessages;
import java.util.List;
import java.util.function.Supplier;

/**
 * Modern clients do not know in which of the {@link Rooms} of a server their calls run, so what
 * changes in one of those is told to all who listen to the server.
 */
final class RoomEvents implements UpstreamEvents {
  private final UpstreamEvents next;
  private final Supplier<List<UpstreamSession>> sessions;

  /** Passes everything on to {@code next}. */
  RoomEvents(UpstreamEvents next, Supplier<List<UpstreamSession>> sessions) {
    this.next = next;
    this.sessions = sessions;
  }

  @Override
  public void listChanged(UpstreamSession session, String notification) {
    next.listChanged(session, notification);
    if (!RoomClient.isPool(session.owner())) {
      return;
    }
    byte[] note = RpcMessages.notification(notification);
    for (UpstreamSession other : sessions.get()) {
      if (other != session && other.key().server().equals(session.key().server())) {
        other.links().clients().forEach(client -> tell(client, note));
      }
    }
  }

  private static void tell(Client client, byte[] note) {
    if (client.era() == Era.MODERN && client.scope() instanceof Scope.Server) {
      client.tell(note);
    }
  }

  @Override
  public void subscriptionsLost(InstallationId server, Client client) {
    next.subscriptionsLost(server, client);
  }

  @Override
  public void initialized(UpstreamSession session) {
    next.initialized(session);
  }
}
