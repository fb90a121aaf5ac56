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
import java.util.function.BooleanSupplier;

/**
 * Keeps calls of modern clients apart on legacy servers that ask without saying during which call.
 * Such a call waits for its client's next request, for minutes perhaps: others get a session, and a
 * process, of their own meanwhile, once the server has been seen to ask. Safe for use by any
 * thread.
 */
final class Rooms {
  private static final int MAX_ROOMS = 16;

  private final Set<InstallationId> asking = ConcurrentHashMap.newKeySet();
  private final Set<InstallationId> ambiguous = ConcurrentHashMap.newKeySet();
  private final Map<InstallationId, BitSet> taken = new ConcurrentHashMap<>();

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
   * Finds a room for a call: the common one, unless another call waits there.
   *
   * @param busy whether calls that have no room are under way in the common one: those of legacy
   *     clients, and those from before the server was seen to ask
   * @throws SeraiException {@code OVERLOADED} if all rooms are taken
   */
  Stay enter(InstallationId server, Client client, BooleanSupplier busy) {
    if (client.era() == Era.LEGACY || client.hasSession() || !asking.contains(server)) {
      return new Stay(client, null);
    }
    BitSet rooms = taken.computeIfAbsent(server, key -> new BitSet(MAX_ROOMS));
    int room = take(rooms, busy.getAsBoolean() ? 1 : 0, server);
    Client guest = room == 0 ? client : new RoomClient(client, room);
    return new Stay(guest, () -> leave(rooms, room));
  }

  private static int take(BitSet rooms, int first, InstallationId server) {
    synchronized (rooms) {
      int free = rooms.nextClearBit(first);
      if (free >= MAX_ROOMS) {
        throw new SeraiException(
            ErrorCode.OVERLOADED,
            "Too many calls of the server " + server + " wait for input of their clients.");
      }
      rooms.set(free);
      return free;
    }
  }

  private static void leave(BitSet rooms, int room) {
    synchronized (rooms) {
      rooms.clear(room);
    }
  }
}
