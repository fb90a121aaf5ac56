package dev.serai.core.orchestration;

/** What an installation's server is doing. */
public enum ServerState {
  /** Not running; the next call starts it. */
  IDLE,
  /** Being started, until it has answered {@code initialize} or another first message. */
  STARTING,
  /** Running. A remote server is always running. */
  RUNNING,
  /** Being stopped. */
  STOPPING,
  /** Stopped by an operator; only an operator starts it again. */
  STOPPED,
  /** Ended unexpectedly; the next start waits a moment. */
  BACKING_OFF,
  /** Ends again and again; calls are refused with the reason until the pause is over. */
  CRASH_LOOP,
  /** A value is missing; see the reason. */
  MISCONFIGURED,
  /** No runtime here can run it. */
  NO_RUNTIME
}
