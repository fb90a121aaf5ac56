package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import java.util.List;
import java.util.function.Function;

/**
 * Who shares processes and sessions. Modern requests declare for themselves, so all clients share
 * what speaks that era; legacy sessions are kept apart by what was declared in them.
 */
final class SessionKeys {
  private final Eras eras;
  private final Function<InstallationId, EntryOptions.Isolation> isolation;

  SessionKeys(Eras eras, Function<InstallationId, EntryOptions.Isolation> isolation) {
    this.eras = eras;
    this.isolation = isolation;
  }

  /** The process that serves a client, see {@link dev.serai.core.runtime.InstanceId#variant()}. */
  String variant(InstallationId server, Client client) {
    String plain = client.capabilities().variant();
    if (isolation.apply(server) == EntryOptions.Isolation.SESSION) {
      return plain + "-" + client.pool();
    }
    String shared = eras.variant(server);
    if (shared != null) {
      return shared;
    }
    return client instanceof RoomClient ? plain + "-" + client.pool() : plain;
  }

  /** What the common room of a legacy server may be kept by: the server decides who shares it. */
  List<SessionKey> common(InstallationId server, Client client) {
    return List.of(
        new SessionKey(server, client.capabilities(), ""),
        new SessionKey(server, client.capabilities(), client.pool()));
  }

  /** By what is known now; a server whose era is not known counts as legacy. */
  SessionKey of(ServerLease lease, Client client) {
    return eras.of(lease, client) == Era.MODERN ? modern(lease, client) : legacy(lease, client);
  }

  SessionKey legacy(ServerLease lease, Client client) {
    boolean shared =
        lease.endpoint() instanceof Endpoint.Stdio
            && !isIsolated(lease)
            && !(client instanceof RoomClient);
    return new SessionKey(
        lease.instance().installation(), client.capabilities(), shared ? "" : client.pool());
  }

  SessionKey modern(ServerLease lease, Client client) {
    boolean alone = lease.endpoint() instanceof Endpoint.Stdio && isIsolated(lease);
    return new SessionKey(
        lease.instance().installation(), CapabilitySet.NONE, alone ? client.pool() : "");
  }

  private boolean isIsolated(ServerLease lease) {
    return isolation.apply(lease.instance().installation()) == EntryOptions.Isolation.SESSION;
  }
}
