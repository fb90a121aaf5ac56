package dev.serai.core.registry;

import java.time.Duration;
import java.util.Objects;

/**
 * How Serai treats an entry's servers.
 *
 * @param start when it is started
 * @param isolation who shares one running server
 * @param idleTimeout unused for this long, it is stopped and started again by the next call; zero
 *     for never
 * @param callTimeout how long the server may work on one call without a sign: each progress report
 *     begins it anew, and it does not run while the server waits for its client's answer. The
 *     gateway bounds the whole call; positive
 * @param startTimeout from the start to the answer to {@code initialize}; positive
 * @param firstStartTimeout the same until it has succeeded once, since packages may have to be
 *     downloaded; positive
 * @param toolChanges what becomes of definitions that change after approval; null for what is set
 *     for where the entry comes from
 * @param exposure how gateways that list their tools show those of it
 */
public record EntryOptions(
    Start start,
    Isolation isolation,
    Duration idleTimeout,
    Duration callTimeout,
    Duration startTimeout,
    Duration firstStartTimeout,
    ToolChanges toolChanges,
    Exposure exposure) {

  /** How the tools of an entry are shown where tools are listed. */
  public enum Exposure {
    /** Each is listed. */
    FULL,
    /** They are found by a search, which is listed instead. */
    SEARCH
  }

  /** When a server is started. */
  public enum Start {
    /** At the first need. */
    ON_DEMAND,
    /** As soon as its entry is there. */
    AT_BOOT
  }

  /** Who shares one running server. */
  public enum Isolation {
    /** All clients that declare the same capabilities. */
    SHARED,
    /** Nobody: each client session has its own. */
    SESSION
  }

  /** What becomes of a definition that is not the approved one any more. */
  public enum ToolChanges {
    /** It is taken over. */
    ADOPT,
    /** Callers keep the approved one until somebody approves. */
    HOLD,
    /** It is not shown until somebody approves. */
    HIDE
  }

  /**
   * On demand, shared, idle after 15 minutes, calls 5 minutes, start 60 seconds, first start 5
   * minutes.
   */
  public static final EntryOptions DEFAULTS =
      new EntryOptions(
          Start.ON_DEMAND,
          Isolation.SHARED,
          Duration.ofMinutes(15),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5));

  public EntryOptions {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(isolation, "isolation");
    if (idleTimeout.isNegative()) {
      throw new IllegalArgumentException("idleTimeout must not be negative");
    }
    Objects.requireNonNull(exposure, "exposure");
    requirePositive(callTimeout, "callTimeout");
    requirePositive(startTimeout, "startTimeout");
    requirePositive(firstStartTimeout, "firstStartTimeout");
  }

  /** Options whose tools are all listed. */
  public EntryOptions(
      Start start,
      Isolation isolation,
      Duration idleTimeout,
      Duration callTimeout,
      Duration startTimeout,
      Duration firstStartTimeout,
      ToolChanges toolChanges) {
    this(
        start,
        isolation,
        idleTimeout,
        callTimeout,
        startTimeout,
        firstStartTimeout,
        toolChanges,
        Exposure.FULL);
  }

  /** Options without a word about definitions that change. */
  public EntryOptions(
      Start start,
      Isolation isolation,
      Duration idleTimeout,
      Duration callTimeout,
      Duration startTimeout,
      Duration firstStartTimeout) {
    this(start, isolation, idleTimeout, callTimeout, startTimeout, firstStartTimeout, null);
  }

  private static void requirePositive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive");
    }
  }
}
