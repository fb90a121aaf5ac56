package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The errors that only modern servers send (MCP 2026-07-28, error codes). Their drafts had other
 * codes, which legacy servers use for other things: those count only with the data that belong to
 * them.
 */
final class ModernErrors {
  static final int HEADER_MISMATCH = -32020;
  static final int MISSING_CAPABILITY = -32021;
  static final int UNSUPPORTED_VERSION = -32022;

  private static final int INVALID_PARAMS = -32602;

  /** Servers name the member that they miss, more or less fully. */
  private static final Pattern NEW_PARAMS =
      Pattern.compile("\\b_meta\\b|io\\.modelcontextprotocol/|\\bprotocolVersion\\b");

  private static final JsonMapper MAPPER = new JsonMapper();

  private ModernErrors() {}

  /** The code of a modern error, a draft's as that of 2026-07-28; 0 for every other message. */
  static int code(Message answer) {
    if (answer.error() == null) {
      return 0;
    }
    JsonNode error = read(answer);
    return switch (error.path("code").asInt()) {
      case HEADER_MISMATCH -> HEADER_MISMATCH;
      case -32001 ->
          error.path("message").asText().startsWith("Header mismatch") ? HEADER_MISMATCH : 0;
      case MISSING_CAPABILITY -> MISSING_CAPABILITY;
      case -32003 -> error.at("/data/requiredCapabilities").isObject() ? MISSING_CAPABILITY : 0;
      case UNSUPPORTED_VERSION -> UNSUPPORTED_VERSION;
      case -32004 -> error.at("/data/supported").isArray() ? UNSUPPORTED_VERSION : 0;
      default -> 0;
    };
  }

  /** Whether an error about the version names a legacy one that we speak. */
  static boolean offersLegacy(Message answer) {
    for (JsonNode version : read(answer).at("/data/supported")) {
      if (ServerHello.isLegacy(version.asText())) {
        return true;
      }
    }
    return false;
  }

  /** The versions that an error names, as JSON text for people. */
  static String supported(Message answer) {
    return read(answer).at("/data/supported").toString();
  }

  /**
   * Whether an HTTP error is one of a server that wants what only its revision has: headers, a
   * version, or members of {@code _meta} (MCP 2026-07-28, Streamable HTTP).
   */
  static boolean refusesLegacy(String body) {
    try {
      Message said = MessageReader.lenient().read(JsonText.utf8(body));
      return code(said) != 0
          || (plainCode(said) == INVALID_PARAMS
              && NEW_PARAMS.matcher(read(said).path("message").asText()).find());
    } catch (SeraiException e) {
      return false;
    }
  }

  private static JsonNode read(Message answer) {
    try {
      return MAPPER.readTree(answer.error().toBytes());
    } catch (IOException e) {
      return MAPPER.missingNode();
    }
  }

  /** The plain code of an error; 0 for a result. */
  static int plainCode(Message answer) {
    try {
      return answer.error() == null ? 0 : Integer.parseInt(answer.slice(Place.ERROR_CODE).text());
    } catch (NumberFormatException | NullPointerException e) {
      return 0;
    }
  }
}
