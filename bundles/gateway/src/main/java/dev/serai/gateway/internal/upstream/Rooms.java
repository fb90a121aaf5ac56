package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps calls of modern clients apart on legacy servers that ask without saying during which call.
 * Such a call waits for its client's next request, for minutes perhaps; each has a session, and a
 * process, of its own from the moment that its server has been seen to ask. Safe for use by any
 * thread.
 */
final class Rooms {
  private static final int MAX_ROOMS = 16;

  private final Set<InstallationId> asking = ConcurrentHashMap.newKeySet();
  private final Map<InstallationId, BitSet> taken = new ConcurrentHashMap<>();

  /** A server has asked without saying during which call. */
  void asks(InstallationId server) {
    asking.add(server);
  }

  /**
   * Whom a call's session is kept for.
   *
   * @return the client itself, or one that has a room; {@link #leave} has to follow once
   * @throws SeraiException {@code OVERLOADED} if all rooms are taken
   */
  Client enter(InstallationId server, Client client) {
    if (client.era() == Era.LEGACY || client.hasSession() || !asking.contains(server)) {
      return client;
    }
    return new RoomClient(client, take(server));
  }

  private int take(InstallationId server) {
    BitSet rooms = taken.computeIfAbsent(server, key -> new BitSet(MAX_ROOMS));
    synchronized (rooms) {
      int free = rooms.nextClearBit(0);
      if (free >= MAX_ROOMS) {
        throw new SeraiException(
            ErrorCode.OVERLOADED,
            "Too many calls of the server " + server + " wait for input of their clients.");
      }
      rooms.set(free);
      return free;
    }
  }

  /** The call has ended. */
  void leave(InstallationId server, Client client) {
    if (client instanceof RoomClient guest) {
      BitSet rooms = taken.get(server);
      synchronized (rooms) {
        rooms.clear(guest.room());
      }
    }
  }
}
