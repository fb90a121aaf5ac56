package dev.serai.runtime.bundle.internal;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.util.Map;

/** JSON-RPC messages between bytes and the SDK's records. Safe for use by any thread. */
final class Messages {
  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  private final McpJsonMapper mapper;

  Messages(McpJsonMapper mapper) {
    this.mapper = mapper;
  }

  McpJsonMapper mapper() {
    return mapper;
  }

  /**
   * Reads one message (JSON-RPC 2.0).
   *
   * @throws IOException when the bytes are no JSON object or the object is no message
   */
  JSONRPCMessage read(byte[] bytes) throws IOException {
    Map<String, Object> object = mapper.readValue(bytes, OBJECT);
    Object id = object.get("id");
    if (object.get("method") instanceof String method) {
      return id == null
          ? new JSONRPCNotification(McpSchema.JSONRPC_VERSION, method, object.get("params"))
          : new JSONRPCRequest(McpSchema.JSONRPC_VERSION, method, id, object.get("params"));
    }
    if (id != null && (object.containsKey("result") || object.containsKey("error"))) {
      return mapper.convertValue(object, JSONRPCResponse.class);
    }
    throw new IOException("neither a request nor a notification nor a response");
  }

  byte[] write(JSONRPCMessage message) throws IOException {
    return mapper.writeValueAsBytes(message);
  }
}
