package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.CapabilitySet;

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
   * A session with a server has been initialized.
   *
   * @param instance the running server
   * @param capabilities what was declared to it
   */
  void initialized(InstanceId instance, CapabilitySet capabilities);
}
