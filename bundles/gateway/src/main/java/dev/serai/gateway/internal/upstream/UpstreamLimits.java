package dev.serai.gateway.internal.upstream;

import java.time.Duration;

/**
 * The bounds of upstream sessions.
 *
 * @param maxMessageBytes the longest message of a server
 * @param askTimeout how long a client may take to answer a server's request
 * @param calls bounds of what is under way
 * @param longestCall how long a call may take in all, however often the server reports progress;
 *     never shorter than the entry's limit
 * @param silence a stream on which nothing has been heard for so long may be dead without a sign:
 *     it is opened anew, or its server asked whether it is there
 * @param rooms bounds of the calls that may have to wait for input
 */
public record UpstreamLimits(
    long maxMessageBytes,
    Duration askTimeout,
    CallLimits calls,
    Duration longestCall,
    Duration silence,
    RoomLimits rooms) {
  /** 64 MiB, 10 minutes, an hour, a minute, and those of calls and rooms. */
  public static final UpstreamLimits DEFAULTS =
      new UpstreamLimits(
          64L << 20,
          Duration.ofMinutes(10),
          CallLimits.DEFAULTS,
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          RoomLimits.DEFAULTS);
}
