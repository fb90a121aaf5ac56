package dev.serai.gateway.internal.limits;

/** The bounds that clients and servers can run into. */
public enum Limit {
  /** Client sessions at most. */
  SESSIONS("max-sessions"),
  /** Client sessions of one principal at most. */
  PRINCIPAL_SESSIONS("max-principal-sessions"),
  /** New sessions in a time. */
  INITIALIZE_RATE("initialize-rate"),
  /** New sessions of one principal in a time. */
  PRINCIPAL_INITIALIZE_RATE("principal-initialize-rate"),
  /** The time from the stream of a client of the HTTP+SSE pair to its session. */
  INITIALIZE_TIME("initialize-seconds"),
  /** Listening streams of one session. */
  SESSION_STREAMS("max-session-streams"),
  /** Calls that wait for input of clients without a session. */
  PARKED_CALLS("max-parked-calls"),
  /** Calls at a server that asks without saying during which call. */
  ROOMS("max-rooms, max-waiting-calls"),
  /** Listening streams of clients without a session. */
  LISTENERS("max-listeners"),
  /** Resources, and tasks, that one such stream may name. */
  LISTEN_NAMES("max-listen-names"),
  /** Calls that wait for answers on one connection with a server. */
  PENDING_CALLS("max-pending-calls"),
  /** Calls that wait for their client's turn at a server that takes one client at a time. */
  TURNS("max-waiting-calls"),
  /** Requests of a server that wait for answers of clients. */
  SERVER_REQUESTS("max-server-requests"),
  /** What a server may want to know at once before it answers a call. */
  INPUT_REQUESTS("max-input-requests"),
  /** How often it may want to know something more. */
  INPUT_ROUNDS("max-input-rounds"),
  /** The length of a request. */
  BODY("max-body-bytes"),
  /** The messages of a batch. */
  BATCH("max-batch"),
  /** The length of a server's message. */
  MESSAGE("max-message-bytes"),
  /** How deep the objects and arrays of a message may be nested. */
  NESTING("json-nesting"),
  /** The length of a number in a message. */
  NUMBER("json-number-bytes"),
  /** What waits for a client that reads slowly. */
  SLOW_READER("max-waiting-bytes"),
  /** What is kept of a stream; a client that comes back too late misses events. */
  REPLAY("replay-events, replay-bytes"),
  /** The streams of one session of which something is kept. */
  REPLAY_STREAMS("replay-streams"),
  /** What is kept of all streams together. */
  REPLAY_TOTAL("max-replay-bytes");

  private final String setting;

  Limit(String setting) {
    this.setting = setting;
  }

  /** The setting that has its value. */
  public String setting() {
    return setting;
  }

  /** One sentence that names it. */
  public String sentence() {
    return "The limit is " + setting + ".";
  }
}
