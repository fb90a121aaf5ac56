package dev.serai.orchestrator.internal;

/** Where an instance stands in its life. It never goes back. */
enum Phase {
  /** A runtime is being looked for, or is starting it. */
  STARTING,
  /** No longer wanted, but its start is still under way. */
  CANCELLED,
  /** Runs and takes leases. */
  LIVE,
  /** Runs for the leases that are out, and takes no more. */
  DRAINING,
  /** Told to stop. */
  STOPPING,
  /** Gone. */
  ENDED;

  /** What may happen to an instance. */
  enum Event {
    /** The runtime has started it. */
    STARTED,
    /** The runtime could not start it, or was never asked to. */
    START_FAILED,
    /** To end as soon as the leases are back. */
    DRAIN,
    /** To end now. */
    STOP,
    /** The last lease came back. */
    LEASES_BACK,
    /** The server has ended. */
    EXITED,
    /** Its end was waited for long enough. */
    GIVE_UP
  }

  /** The phase after an event; the same one where the event means nothing. */
  Phase on(Event event) {
    return switch (this) {
      case STARTING -> fromStarting(event);
      case CANCELLED -> fromCancelled(event);
      case LIVE -> fromLive(event);
      case DRAINING -> fromDraining(event);
      case STOPPING -> event == Event.EXITED || event == Event.GIVE_UP ? ENDED : STOPPING;
      case ENDED -> ENDED;
    };
  }

  private static Phase fromStarting(Event event) {
    return switch (event) {
      case STARTED -> LIVE;
      case START_FAILED, GIVE_UP -> ENDED;
      case DRAIN, STOP -> CANCELLED;
      case LEASES_BACK, EXITED -> STARTING;
    };
  }

  private static Phase fromCancelled(Event event) {
    return switch (event) {
      case STARTED -> STOPPING;
      case START_FAILED, GIVE_UP -> ENDED;
      case DRAIN, STOP, LEASES_BACK, EXITED -> CANCELLED;
    };
  }

  private static Phase fromLive(Event event) {
    return switch (event) {
      case DRAIN -> DRAINING;
      case STOP -> STOPPING;
      case EXITED, GIVE_UP -> ENDED;
      case STARTED, START_FAILED, LEASES_BACK -> LIVE;
    };
  }

  private static Phase fromDraining(Event event) {
    return switch (event) {
      case STOP, LEASES_BACK -> STOPPING;
      case EXITED, GIVE_UP -> ENDED;
      case STARTED, START_FAILED, DRAIN -> DRAINING;
    };
  }
}
