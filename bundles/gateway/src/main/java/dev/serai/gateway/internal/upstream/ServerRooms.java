package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Client;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The {@link Rooms} of one server, and the calls that wait for one. Safe for use by any thread. */
final class ServerRooms {
  private record Waiting(Client client, BooleanSupplier busy, CompletableFuture<Rooms.Stay> stay) {}

  private final RoomLimits limits;
  private final BitSet taken = new BitSet();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  ServerRooms(RoomLimits limits) {
    this.limits = limits;
  }

  /**
   * Finds a room: the common one, unless it is taken or busy.
   *
   * @return completes when there is a room; fails with a {@code TimeoutException} if there is none
   *     for too long; null if too many wait
   */
  CompletableFuture<Rooms.Stay> enter(Client client, BooleanSupplier busy) {
    int first = busy.getAsBoolean() ? 1 : 0;
    synchronized (this) {
      int free = taken.nextClearBit(first);
      if (free < limits.rooms()) {
        taken.set(free);
        return CompletableFuture.completedFuture(stay(client, free));
      }
      waiting.removeIf(gone -> gone.stay().isDone());
      return waiting.size() < limits.waiting() ? await(client, busy) : null;
    }
  }

  private CompletableFuture<Rooms.Stay> await(Client client, BooleanSupplier busy) {
    CompletableFuture<Rooms.Stay> stay = new CompletableFuture<>();
    waiting.add(new Waiting(client, busy, stay));
    return stay.orTimeout(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Rooms.Stay stay(Client client, int room) {
    return new Rooms.Stay(room == 0 ? client : new RoomClient(client, room), () -> leave(room));
  }

  private void leave(int room) {
    Waiting next;
    do {
      next = next(room);
    } while (next != null && !next.stay().complete(stay(next.client(), room)));
  }

  /** Who gets a room that is free now; null, and it stays free, if nobody wants it. */
  private synchronized Waiting next(int room) {
    boolean unfit = room == 0 && !waiting.isEmpty() && waiting.peek().busy().getAsBoolean();
    Waiting next = unfit ? null : waiting.poll();
    if (next == null) {
      taken.clear(room);
    }
    return next;
  }
}
