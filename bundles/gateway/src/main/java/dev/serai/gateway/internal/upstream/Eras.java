package dev.serai.gateway.internal.upstream;

import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which era each server speaks (MCP 2026-07-28, versioning, backward compatibility), learned when
 * its first session opens and kept for as long as its entry stays the same. Safe for use by any
 * thread.
 */
final class Eras {
  private enum Speech {
    LEGACY,
    MODERN,
    /** Nobody has tried whether it speaks the other era too. */
    MODERN_AT_LEAST,
    BOTH
  }

  private record Known(CatalogEntry entry, Speech speech, InstanceId first, boolean died) {}

  private final Map<InstallationId, Known> known = new ConcurrentHashMap<>();

  /**
   * The era in which a client is served on the server of a lease, or null where it has to be found
   * out.
   */
  Era of(ServerLease lease, Client client) {
    Known now = known.get(lease.instance().installation());
    if (now == null || !now.entry().equals(lease.entry())) {
      return null;
    }
    return switch (now.speech()) {
      case LEGACY -> Era.LEGACY;
      case MODERN -> Era.MODERN;
      case MODERN_AT_LEAST -> wantsLegacy(lease.endpoint(), client) ? null : Era.MODERN;
      case BOTH -> wantsLegacy(lease.endpoint(), client) ? Era.LEGACY : Era.MODERN;
    };
  }

  /**
   * Whether a server of both eras is spoken to in the legacy one: over HTTP, where it may serve
   * both at a time, and for clients that have sessions themselves, so that nothing is translated.
   */
  static boolean wantsLegacy(Endpoint endpoint, Client client) {
    return endpoint instanceof Endpoint.Http && client.era() == Era.LEGACY && client.hasSession();
  }

  /** A session was opened in this era. */
  void learned(ServerLease lease, Client client, Era era) {
    Known now = known.get(lease.instance().installation());
    boolean fresh = now == null || now.died() || !now.entry().equals(lease.entry());
    Speech before = fresh ? null : now.speech();
    Speech speech =
        era == Era.LEGACY
            ? legacy(before, lease, client)
            : modern(before, wantsLegacy(lease.endpoint(), client));
    if (speech != before) {
      known.put(
          lease.instance().installation(),
          new Known(lease.entry(), speech, lease.instance(), false));
    }
  }

  /** Servers that speak the other era too are asked for it first. */
  private static Speech legacy(Speech before, ServerLease lease, Client client) {
    return before == Speech.BOTH && wantsLegacy(lease.endpoint(), client)
        ? Speech.BOTH
        : Speech.LEGACY;
  }

  private static Speech modern(Speech before, boolean triedLegacy) {
    if (triedLegacy) {
      return Speech.MODERN;
    }
    return before == Speech.MODERN || before == Speech.BOTH ? before : Speech.MODERN_AT_LEAST;
  }

  /** A modern server has answered {@code initialize} too. */
  void speaksBoth(ServerLease lease) {
    known.put(
        lease.instance().installation(),
        new Known(lease.entry(), Speech.BOTH, lease.instance(), false));
  }

  /** A process ended when it was asked for its era: it is not asked again. */
  void died(ServerLease lease) {
    known.put(
        lease.instance().installation(),
        new Known(lease.entry(), Speech.LEGACY, lease.instance(), true));
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
    return now == null || now.speech() == Speech.LEGACY ? null : now.first().variant();
  }
}
