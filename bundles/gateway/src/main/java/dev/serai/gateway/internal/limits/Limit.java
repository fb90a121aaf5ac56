package dev.serai.gateway.internal.limits;

/** The bounds that clients can run into. */
public enum Limit {
  /** Client sessions at most. */
  SESSIONS("max-sessions"),
  /** Client sessions of one principal at most. */
  PRINCIPAL_SESSIONS("max-principal-sessions"),
  /** New sessions in a time. */
  INITIALIZE_RATE("initialize-rate"),
  /** Listening streams of one session. */
  SESSION_STREAMS("max-session-streams"),
  /** Calls that wait for input of clients without a session. */
  PARKED_CALLS("max-parked-calls"),
  /** Calls at a server that asks without saying during which call. */
  ROOMS("max-rooms, max-waiting-calls"),
  /** Listening streams of clients without a session. */
  LISTENERS("max-listeners"),
  /** The length of a request. */
  BODY("max-body-bytes"),
  /** The length of a server's message. */
  MESSAGE("max-message-bytes"),
  /** What waits for a client that reads slowly. */
  SLOW_READER("max-waiting-bytes"),
  /** What is kept of a stream; a client that comes back too late misses events. */
  REPLAY("replay-events, replay-bytes");

  private final String setting;

  Limit(String setting) {
    this.setting = setting;
  }

  /** The setting that has its value. */
  public String setting() {
    return setting;
  }
}
