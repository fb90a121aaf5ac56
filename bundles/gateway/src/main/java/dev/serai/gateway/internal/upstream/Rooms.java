package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Keeps calls of modern clients apart on legacy servers that ask without saying during which call.
 * Such a call waits for its client's next request, for minutes perhaps: others get a session, and a
 * process, of their own meanwhile, once the server has been seen to ask. Safe for use by any
 * thread.
 */
final class Rooms {
  private final Set<InstallationId> asking = ConcurrentHashMap.newKeySet();
  private final Set<InstallationId> ambiguous = ConcurrentHashMap.newKeySet();
  private final Map<InstallationId, ServerRooms> rooms = new ConcurrentHashMap<>();
  private final RoomLimits limits;
  private final LimitHits hits;

  /**
   * No server has asked yet.
   *
   * @param hits counts refusals
   */
  Rooms(RoomLimits limits, LimitHits hits) {
    this.limits = limits;
    this.hits = hits;
  }

  /** A server has asked without saying during which call. */
  void asks(InstallationId server) {
    asking.add(server);
  }

  /** A server has asked what could concern several clients. */
  void asksAmbiguously(InstallationId server) {
    asks(server);
    ambiguous.add(server);
  }

  /** Whether clients take turns from the beginning in a new session with a server. */
  boolean takesTurns(InstallationId server) {
    return ambiguous.contains(server);
  }

  /**
   * A call's stay.
   *
   * @param client whom its session is kept for
   * @param leave to be run once when the call has ended
   */
  record Stay(Client client, Runnable leave) {
    boolean isGuarded() {
      return leave != null;
    }
  }

  /**
   * Finds a room for a call: the common one, unless another call waits there. Clients that cannot
   * be asked need none.
   *
   * @param busy whether calls that have no room are under way in the common one: those of legacy
   *     clients, and those from before the server was seen to ask
   * @return completes when there is a room; cancelled by a caller that waits no more. Fails with a
   *     {@code SeraiException}, {@code OVERLOADED}, if too many wait, or for too long
   */
  CompletableFuture<Stay> enter(InstallationId server, Client client, BooleanSupplier busy) {
    if (client.era() == Era.LEGACY
        || client.hasSession()
        || !client.capabilities().allowsAsking()
        || !asking.contains(server)) {
      return CompletableFuture.completedFuture(new Stay(client, null));
    }
    CompletableFuture<Stay> entering =
        rooms.computeIfAbsent(server, key -> new ServerRooms(limits)).enter(client, busy);
    return entering == null ? CompletableFuture.failedFuture(refusal(server)) : entering;
  }

  /** What a client is told whose call has waited for too long. */
  SeraiException refusal(InstallationId server) {
    return hits.refuse(
        Limit.ROOMS,
        "Too many calls of the server " + server + " wait for input of their clients.");
  }
}
