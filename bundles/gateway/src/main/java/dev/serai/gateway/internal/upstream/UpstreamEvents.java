package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;

/** Hears what concerns more than one client. Called by any thread; must not block. */
public interface UpstreamEvents {
  /**
   * A server offers something else now.
   *
   * @param session the session in which it said so
   * @param notification the method of what it said
   */
  void listChanged(UpstreamSession session, String notification);

  /**
   * A session has ended that nobody has closed, and a client's subscriptions with it.
   *
   * @param server whose session
   * @param client who was subscribed to something, and is still there
   */
  void subscriptionsLost(InstallationId server, Client client);

  /** A session with a server has begun. */
  void initialized(UpstreamSession session);
}
