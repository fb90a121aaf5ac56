package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.util.Optional;

/**
 * What a request uses of a server.
 *
 * @param kind what it is
 * @param name its name, URI or URI template
 */
record Used(ToolRecord.Kind kind, String name) {

  /** What a request uses; empty where it names nothing that servers list. */
  static Optional<Used> of(Message request) {
    return switch (request.method()) {
      case "tools/call" -> of(ToolRecord.Kind.TOOL, request.text(Place.NAME));
      case "prompts/get" -> of(ToolRecord.Kind.PROMPT, request.text(Place.NAME));
      case "resources/read", "resources/subscribe" ->
          of(ToolRecord.Kind.RESOURCE, request.text(Place.URI));
      case "completion/complete" ->
          of(ToolRecord.Kind.TEMPLATE, request.text(Place.REF_URI))
              .or(() -> of(ToolRecord.Kind.PROMPT, request.text(Place.REF_NAME)));
      default -> Optional.empty();
    };
  }

  private static Optional<Used> of(ToolRecord.Kind kind, String name) {
    return Optional.ofNullable(name).map(given -> new Used(kind, given));
  }

  /** The same under another name. */
  Used named(String other) {
    return new Used(kind, other);
  }

  /** The answer to who uses what is not there for them. */
  SeraiException unknown() {
    return switch (kind) {
      case TOOL -> new SeraiException(ErrorCode.INVALID_PARAMS, "Unknown tool: " + name);
      case PROMPT -> new SeraiException(ErrorCode.INVALID_PARAMS, "Unknown prompt: " + name);
      default -> new SeraiException(ErrorCode.RESOURCE_NOT_FOUND, "Resource not found: " + name);
    };
  }
}
