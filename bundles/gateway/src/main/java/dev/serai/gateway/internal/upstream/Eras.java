package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.Era;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which era each server speaks (MCP 2026-07-28, versioning, backward compatibility), learned when
 * its first session opens and kept for as long as its entry stays the same. Safe for use by any
 * thread.
 */
final class Eras {
  private record Known(CatalogEntry entry, Era era, InstanceId first, boolean died) {}

  private final Map<InstallationId, Known> known = new ConcurrentHashMap<>();

  /** The era of the server that a lease is on, or null where it has to be found out. */
  Era of(ServerLease lease) {
    Known now = known.get(lease.instance().installation());
    return now == null || !now.entry().equals(lease.entry()) ? null : now.era();
  }

  /** A session was opened. */
  void learned(ServerLease lease, Era era) {
    Known now = known.get(lease.instance().installation());
    if (now == null || now.died() || now.era() != era || !now.entry().equals(lease.entry())) {
      known.put(
          lease.instance().installation(), new Known(lease.entry(), era, lease.instance(), false));
    }
  }

  /** A process ended when it was asked for its era: it is not asked again. */
  void died(ServerLease lease) {
    known.put(
        lease.instance().installation(),
        new Known(lease.entry(), Era.LEGACY, lease.instance(), true));
  }

  /** Whether this very process ended when it was asked for its era. */
  boolean hasDied(ServerLease lease) {
    Known now = known.get(lease.instance().installation());
    return now != null && now.died() && now.first().equals(lease.instance());
  }

  /** Something speaks against what is known: it is found out again. */
  void forget(InstallationId server) {
    known.remove(server);
  }

  /** The variant of the process that serves all clients, or null where each set has its own. */
  String variant(InstallationId server) {
    Known now = known.get(server);
    return now == null || now.era() == Era.LEGACY ? null : now.first().variant();
  }
}
