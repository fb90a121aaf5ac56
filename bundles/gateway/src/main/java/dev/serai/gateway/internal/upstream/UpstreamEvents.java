package dev.serai.gateway.internal.upstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.CapabilitySet;

/** Hears what concerns more than one client. Called by any thread; must not block. */
public interface UpstreamEvents {
  /**
   * A server offers something else now.
   *
   * @param server which one
   * @param capabilities to clients of these capabilities
   */
  void listChanged(InstallationId server, CapabilitySet capabilities);

  /**
   * A session with a server has been initialized.
   *
   * @param instance the running server
   * @param capabilities what was declared to it
   */
  void initialized(InstanceId instance, CapabilitySet capabilities);
}
