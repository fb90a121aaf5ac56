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
  CLIENT_INFO,
  /** {@code result.serverInfo}. */
  SERVER_INFO,
  /** {@code result.instructions}. */
  INSTRUCTIONS,
  /** {@code result.supportedVersions}. */
  SUPPORTED_VERSIONS,
  /** {@code params.task}, or {@code result.task}. */
  TASK,
  /** {@code params.elicitationId}. */
  ELICITATION_ID,
  /** {@code params.taskId}. */
  TASK_ID,
  /** {@code taskId} of {@code io.modelcontextprotocol/related-task} in {@code _meta}. */
  RELATED_TASK,
  /** {@code params.notifications}. */
  NOTIFICATIONS,
  /** {@code params.inputResponses}. */
  INPUT_RESPONSES,
  /** {@code result.inputRequests}. */
  INPUT_REQUESTS,
  /** {@code params.requestState}, or {@code result.requestState}. */
  REQUEST_STATE,
  /** {@code result.structuredContent}. */
  STRUCTURED_CONTENT,
  /** {@code result.resultType}. */
  RESULT_TYPE,
  /** {@code result.ttlMs}. */
  TTL,
  /** {@code result.cacheScope}. */
  CACHE_SCOPE,
  /** {@code error.code}. */
  ERROR_CODE,
  /** {@code error.data}. */
  ERROR_DATA,
  /** {@code params._meta}, or {@code result._meta}. */
  META,
  /** {@code io.modelcontextprotocol/protocolVersion} in {@code _meta}. */
  META_VERSION,
  /** {@code io.modelcontextprotocol/clientCapabilities} in {@code _meta}. */
  META_CAPABILITIES,
  /** {@code io.modelcontextprotocol/clientInfo} in {@code _meta}. */
  META_CLIENT_INFO,
  /** {@code io.modelcontextprotocol/serverInfo} in {@code _meta}. */
  META_SERVER_INFO,
  /** {@code io.modelcontextprotocol/logLevel} in {@code _meta}. */
  META_LOG_LEVEL,
  /** {@code io.modelcontextprotocol/subscriptionId} in {@code _meta}. */
  META_SUBSCRIPTION;

  private static final String RESERVED = "io.modelcontextprotocol/";

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
      case "serverInfo" -> SERVER_INFO;
      case "instructions" -> INSTRUCTIONS;
      case "supportedVersions" -> SUPPORTED_VERSIONS;
      case "task" -> TASK;
      case "elicitationId" -> ELICITATION_ID;
      case "taskId" -> TASK_ID;
      case "notifications" -> NOTIFICATIONS;
      case "inputResponses" -> INPUT_RESPONSES;
      case "inputRequests" -> INPUT_REQUESTS;
      case "requestState" -> REQUEST_STATE;
      case "structuredContent" -> STRUCTURED_CONTENT;
      case "resultType" -> RESULT_TYPE;
      case "ttlMs" -> TTL;
      case "cacheScope" -> CACHE_SCOPE;
      default -> null;
    };
  }

  /** The place of a member of {@code _meta} (MCP 2026-07-28, basic, {@code _meta}), or null. */
  static Place ofMeta(String key) {
    return switch (key) {
      case "progressToken" -> PROGRESS_TOKEN;
      case RESERVED + "protocolVersion" -> META_VERSION;
      case RESERVED + "clientCapabilities" -> META_CAPABILITIES;
      case RESERVED + "clientInfo" -> META_CLIENT_INFO;
      case RESERVED + "serverInfo" -> META_SERVER_INFO;
      case RESERVED + "logLevel" -> META_LOG_LEVEL;
      case RESERVED + "subscriptionId" -> META_SUBSCRIPTION;
      default -> null;
    };
  }
}
