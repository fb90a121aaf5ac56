package dev.serai.core.error;

/**
 * Everything that Serai reports as an error. A code's name is stable: clients and scripts may test
 * for it.
 *
 * <p>JSON-RPC codes are those that the MCP specification defines, otherwise -32603 (internal
 * error); the name travels beside it in the error's data.
 */
public enum ErrorCode {
  PARSE_ERROR(
      ErrorCategory.USER, -32700, 400, "Send one well-formed JSON object, encoded as UTF-8."),
  INVALID_REQUEST(
      ErrorCategory.USER,
      -32600,
      400,
      "Send the request as MCP defines it, without what the message names."),
  METHOD_NOT_FOUND(ErrorCategory.USER, -32601, 200, "Call a method that the server declares."),
  INVALID_PARAMS(
      ErrorCategory.USER, -32602, 200, "Correct the named parameter and send the request again."),
  RESOURCE_NOT_FOUND(
      ErrorCategory.USER, -32002, 200, "Read a resource that resources/list or a template names."),
  UNKNOWN_SERVER(
      ErrorCategory.USER,
      -32602,
      404,
      "Use a server that serai:server-list shows, or a gateway of serai:gateway-list."),
  UNKNOWN_SESSION(ErrorCategory.USER, -32600, 404, "Send initialize to begin a new session."),
  SESSION_REQUIRED(
      ErrorCategory.USER,
      -32600,
      400,
      "Send initialize first, then the session id with each request."),
  FORBIDDEN_ORIGIN(
      ErrorCategory.USER,
      -32600,
      403,
      "Add the host or origin to the allowed ones if it is trusted."),
  NOT_LOOPBACK(
      ErrorCategory.USER,
      -32600,
      403,
      "Connect to 127.0.0.1, or set require-authentication=true in etc/dev.serai.access.cfg."),
  NOT_ENCRYPTED(
      ErrorCategory.USER,
      -32600,
      403,
      "Connect by https, or set behind-proxy and trusted-proxies in etc/dev.serai.edge.cfg."),
  UNAUTHENTICATED(
      ErrorCategory.USER, -32600, 401, "Sign in, or send a valid token as Authorization: Bearer."),
  FORBIDDEN(
      ErrorCategory.USER,
      -32600,
      403,
      "Ask an administrator for what the message says is missing."),
  PASSWORD_CHANGE_REQUIRED(
      ErrorCategory.USER,
      -32600,
      403,
      "Change the password with PUT /api/v1/me/password, then sign in with the new one."),
  TOKEN_LIMITED(
      ErrorCategory.USER,
      -32600,
      403,
      "Sign in with the password, or send a token of your own that is not limited."),
  TOO_MANY_ATTEMPTS(
      ErrorCategory.USER, -32600, 429, "Wait as long as Retry-After says, then try again."),
  CSRF_REFUSED(
      ErrorCategory.USER,
      -32600,
      403,
      "Send the session's csrfToken in the header X-CSRF-Token with every change."),
  VERSION_REQUIRED(
      ErrorCategory.USER,
      -32602,
      428,
      "Send the ETag of what you read as If-Match with every change."),
  BODY_TOO_LARGE(ErrorCategory.USER, -32600, 413, "Send a smaller request."),
  UNSUPPORTED_MEDIA_TYPE(
      ErrorCategory.USER,
      -32600,
      415,
      "Send the body as application/json, with PATCH as application/merge-patch+json."),
  UNSUPPORTED_VERSION(
      ErrorCategory.USER, -32600, 400, "Use a protocol version that the server supports."),
  HEADER_MISMATCH(
      ErrorCategory.USER, -32020, 400, "Send the named header as the request's body demands it."),
  CAPABILITY_REQUIRED(
      ErrorCategory.USER, -32021, 400, "Declare the capabilities in requiredCapabilities."),
  UNSUPPORTED_REVISION(
      ErrorCategory.USER, -32022, 400, "Send the request in one of the supported revisions."),
  NOT_ACCEPTABLE(
      ErrorCategory.USER,
      -32600,
      406,
      "Accept application/json, and text/event-stream too where MCP is spoken."),
  METHOD_NOT_ALLOWED(ErrorCategory.USER, -32600, 405, "Use a method that the header Allow names."),
  INVALID_ENTRY(
      ErrorCategory.USER,
      -32603,
      500,
      "Correct the document at the place named; for a server's, serai:server-list names it."),
  CONFIGURATION_MISSING(
      ErrorCategory.USER,
      -32603,
      500,
      "Set the named environment variable and restart the server."),
  AUTH_REQUIRED(
      ErrorCategory.USER,
      -32600,
      403,
      "Set the named server up for yourself (serai:install, or POST /api/v1/installations), or ask"
          + " for it; then call again."),
  SERVER_STOPPED(ErrorCategory.USER, -32603, 503, "Start the server with serai:server-start."),
  INVALID_VALUE(
      ErrorCategory.USER, -32602, 400, "Correct the named field and send the request again."),
  NOT_FOUND(ErrorCategory.USER, -32602, 404, "Use an id that exists; it may have been deleted."),
  ALREADY_EXISTS(
      ErrorCategory.USER, -32602, 409, "Choose another name, or change what has this one."),
  CHANGED_MEANWHILE(
      ErrorCategory.USER, -32602, 412, "Read it again, and repeat the change on what it is now."),
  IN_USE(ErrorCategory.USER, -32602, 409, "Change what the message names first, then try again."),
  IDEMPOTENCY_KEY_REUSED(
      ErrorCategory.USER,
      -32602,
      422,
      "Send another Idempotency-Key with another request, the same one only with the same request."),
  STORE_KEY(
      ErrorCategory.USER,
      -32603,
      503,
      "Give Serai the master key that its database was first started with."),
  STORE_NEWER(
      ErrorCategory.USER,
      -32603,
      503,
      "Run the version of Serai that last used the database, or a newer one."),
  STORE_DAMAGED(ErrorCategory.USER, -32603, 503, "Restore the database from a backup."),
  BACKUP_UNREADABLE(
      ErrorCategory.USER,
      -32603,
      400,
      "Name a file as serai:store-backup made it, whole and unchanged."),
  FETCH_REFUSED(
      ErrorCategory.USER,
      -32602,
      400,
      "Name an https URL of a public host, or list its host under fetch-hosts in"
          + " etc/dev.serai.registry.cfg."),
  CREDENTIAL_MISSING(
      ErrorCategory.USER, -32603, 404, "Set the credential, or correct the reference to it."),
  CREDENTIAL_EXPIRED(ErrorCategory.USER, -32603, 403, "Set the credential anew."),
  CREDENTIAL_REFUSED(
      ErrorCategory.USER,
      -32603,
      403,
      "Let Serai read what the reference names, or name what it may read."),
  CREDENTIAL_READ_ONLY(
      ErrorCategory.USER, -32602, 409, "Change the credential where it is managed."),
  BACKUP_NOT_WRITTEN(
      ErrorCategory.USER,
      -32603,
      400,
      "Name a new file in a folder that Serai may write to and that has room for it."),

  START_FAILED(
      ErrorCategory.UPSTREAM, -32603, 502, "Read the server's log with serai:server-logs."),
  START_TIMEOUT(
      ErrorCategory.UPSTREAM,
      -32603,
      504,
      "Raise the entry's start limit, or read serai:server-logs."),
  CRASH_LOOP(
      ErrorCategory.UPSTREAM,
      -32603,
      502,
      "Read serai:server-logs, mend the cause, then serai:server-restart."),
  CALL_TIMEOUT(
      ErrorCategory.UPSTREAM,
      -32603,
      504,
      "Raise the entry's call limit if calls may take this long."),
  CALL_INTERRUPTED(
      ErrorCategory.UPSTREAM,
      -32603,
      502,
      "The call may have run: check before you send it again."),
  CALL_CANCELLED(ErrorCategory.USER, -32603, 200, "The caller cancelled the request."),
  INPUT_TOO_LATE(
      ErrorCategory.USER,
      -32602,
      200,
      "Send the request anew, without requestState and inputResponses; the call that waited may have"
          + " run in part."),
  INPUT_REFUSED(
      ErrorCategory.USER,
      -32603,
      200,
      "Answer what the server asks, or call without what makes it ask."),
  UPSTREAM_INVALID(
      ErrorCategory.UPSTREAM,
      -32603,
      502,
      "The server broke the protocol: report it to its author."),
  UPSTREAM_UNREACHABLE(
      ErrorCategory.UPSTREAM, -32603, 502, "Check the server's address and that it is running."),
  FETCH_FAILED(
      ErrorCategory.UPSTREAM,
      -32603,
      502,
      "Check that the named host answers at this URL as the message demands, then try again."),
  AMBIGUOUS_CLIENT(
      ErrorCategory.UPSTREAM, -32603, 502, "Set isolation to session for this server."),

  RUNTIME_MISSING(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Install a runtime that can run this server, then retry."),
  SERVICE_MISSING(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Install the named feature, then send the request again."),
  SERVICE_REPLACED(ErrorCategory.UNAVAILABLE, -32603, 503, "Send the request again."),
  SERVER_STARTING(ErrorCategory.UNAVAILABLE, -32603, 503, "Send the request again after a pause."),
  OVERLOADED(ErrorCategory.UNAVAILABLE, -32603, 503, "Send the request again after a pause."),
  STARTING(ErrorCategory.UNAVAILABLE, -32603, 503, "Send the request again after a pause."),
  STOPPING(ErrorCategory.UNAVAILABLE, -32603, 503, "Send the request again when Serai is back."),
  STORE_UNAVAILABLE(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Send the request again; if this stays, see that the database runs."),
  ISSUER_UNAVAILABLE(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Send the request again; if this stays, see what the health of the identity provider says."),
  CREDENTIAL_PROVIDER_MISSING(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Install the feature with the provider of the named scheme, then send the request again."),
  CREDENTIAL_UNAVAILABLE(
      ErrorCategory.UNAVAILABLE,
      -32603,
      503,
      "Send the request again; if this stays, see what the health of the credential provider says."),

  INTERNAL(ErrorCategory.INTERNAL, -32603, 500, "Report this with the log lines of the same time.");

  private final ErrorCategory category;
  private final int jsonRpcCode;
  private final int httpStatus;
  private final String advice;

  ErrorCode(ErrorCategory category, int jsonRpcCode, int httpStatus, String advice) {
    this.category = category;
    this.jsonRpcCode = jsonRpcCode;
    this.httpStatus = httpStatus;
    this.advice = advice;
  }

  /** Whose turn it is. */
  public ErrorCategory category() {
    return category;
  }

  /** The code of the JSON-RPC error object (JSON-RPC 2.0, section 5.1; MCP 2025-11-25). */
  public int jsonRpcCode() {
    return jsonRpcCode;
  }

  /**
   * The HTTP status where the transport has to carry the error itself; 200 where the JSON-RPC
   * answer carries it.
   */
  public int httpStatus() {
    return httpStatus;
  }

  /** One sentence that says what to do. */
  public String advice() {
    return advice;
  }

  /**
   * Whether the same request may be sent again unchanged. Of a call that may have run this is never
   * said: only its caller knows what running it twice would do.
   */
  public boolean retryable() {
    return category == ErrorCategory.UNAVAILABLE;
  }

  /**
   * The {@code data} member of a JSON-RPC error with this code: JSON text with the members {@code
   * code}, {@code advice} and {@code retryable}.
   */
  public String data() {
    return "{\"code\":\"%s\",\"advice\":\"%s\",\"retryable\":%b}"
        .formatted(name(), advice, retryable());
  }
}
