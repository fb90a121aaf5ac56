package dev.serai.gateway.internal.upstream;

import java.time.Duration;

/**
 * The bounds of {@link Rooms}.
 *
 * @param rooms how many a server may have, the common one among them; at least 2
 * @param waiting how many calls of a server may wait for one
 * @param longestWait how long a call may wait for one
 */
public record RoomLimits(int rooms, int waiting, Duration longestWait) {
  /** 16 rooms, 1,000 calls, 10 minutes. */
  public static final RoomLimits DEFAULTS = new RoomLimits(16, 1_000, Duration.ofMinutes(10));

  /** One room more than the common one is the least. */
  public RoomLimits {
    rooms = Math.max(2, rooms);
  }
}
