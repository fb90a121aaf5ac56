package dev.serai.gateway.internal.json;

/** The places of a message that a gateway reads or replaces. */
public enum Place {
  /** {@code params.name}. */
  NAME,
  /** {@code params.uri}. */
  URI,
  /** {@code params.ref.name}. */
  REF_NAME,
  /** {@code params.ref.uri}. */
  REF_URI,
  /**
   * {@code params._meta.progressToken}, or {@code params.progressToken} of a progress notification.
   */
  PROGRESS_TOKEN,
  /** {@code params.requestId} of a cancellation. */
  REQUEST_ID,
  /** {@code params.cursor}. */
  CURSOR,
  /** {@code params.level}. */
  LEVEL,
  /** {@code params.protocolVersion}, or {@code result.protocolVersion}. */
  PROTOCOL_VERSION,
  /** {@code params.capabilities}, or {@code result.capabilities}. */
  CAPABILITIES,
  /** {@code params.clientInfo}. */
  CLIENT_INFO;

  /** The place of a direct member of {@code params} or {@code result}, or null. */
  static Place ofMember(String member) {
    return switch (member) {
      case "name" -> NAME;
      case "uri" -> URI;
      case "progressToken" -> PROGRESS_TOKEN;
      case "requestId" -> REQUEST_ID;
      case "cursor" -> CURSOR;
      case "level" -> LEVEL;
      case "protocolVersion" -> PROTOCOL_VERSION;
      case "capabilities" -> CAPABILITIES;
      case "clientInfo" -> CLIENT_INFO;
      default -> null;
    };
  }
}
