package dev.serai.gateway.internal.json;

import java.util.Map;

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

  /**
   * The direct members of {@code params} and {@code result}. {@code ref} leads to more places, by
   * {@link #IN_REF}, and {@code _meta} by {@link #IN_META}.
   */
  static final NameTable<Place> MEMBERS =
      new NameTable<>(
          Map.ofEntries(
              Map.entry("name", NAME),
              Map.entry("uri", URI),
              Map.entry("progressToken", PROGRESS_TOKEN),
              Map.entry("requestId", REQUEST_ID),
              Map.entry("cursor", CURSOR),
              Map.entry("level", LEVEL),
              Map.entry("protocolVersion", PROTOCOL_VERSION),
              Map.entry("capabilities", CAPABILITIES),
              Map.entry("clientInfo", CLIENT_INFO),
              Map.entry("serverInfo", SERVER_INFO),
              Map.entry("instructions", INSTRUCTIONS),
              Map.entry("supportedVersions", SUPPORTED_VERSIONS),
              Map.entry("task", TASK),
              Map.entry("elicitationId", ELICITATION_ID),
              Map.entry("taskId", TASK_ID),
              Map.entry("notifications", NOTIFICATIONS),
              Map.entry("inputResponses", INPUT_RESPONSES),
              Map.entry("inputRequests", INPUT_REQUESTS),
              Map.entry("requestState", REQUEST_STATE),
              Map.entry("structuredContent", STRUCTURED_CONTENT),
              Map.entry("resultType", RESULT_TYPE),
              Map.entry("ttlMs", TTL),
              Map.entry("cacheScope", CACHE_SCOPE),
              Map.entry("_meta", META),
              Map.entry("ref", REF_NAME)));

  /** The members of {@code params.ref}. */
  static final NameTable<Place> IN_REF = new NameTable<>(Map.of("name", REF_NAME, "uri", REF_URI));

  /**
   * The members of {@code _meta} (MCP 2026-07-28, basic, {@code _meta}; 2025-11-25, tasks). The
   * related task leads to {@link #IN_RELATED_TASK}.
   */
  static final NameTable<Place> IN_META =
      new NameTable<>(
          Map.ofEntries(
              Map.entry("progressToken", PROGRESS_TOKEN),
              Map.entry(RESERVED + "protocolVersion", META_VERSION),
              Map.entry(RESERVED + "clientCapabilities", META_CAPABILITIES),
              Map.entry(RESERVED + "clientInfo", META_CLIENT_INFO),
              Map.entry(RESERVED + "serverInfo", META_SERVER_INFO),
              Map.entry(RESERVED + "logLevel", META_LOG_LEVEL),
              Map.entry(RESERVED + "subscriptionId", META_SUBSCRIPTION),
              Map.entry(RESERVED + "related-task", RELATED_TASK)));

  /** The members of the related task (MCP 2025-11-25, tasks, associating task-related messages). */
  static final NameTable<Place> IN_RELATED_TASK = new NameTable<>(Map.of("taskId", RELATED_TASK));

  /** The members of {@code error}. */
  static final NameTable<Place> IN_ERROR =
      new NameTable<>(Map.of("code", ERROR_CODE, "data", ERROR_DATA));
}
