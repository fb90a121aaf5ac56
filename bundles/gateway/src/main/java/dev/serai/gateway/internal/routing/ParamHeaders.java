package dev.serai.gateway.internal.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.HeaderText;
import dev.serai.gateway.internal.json.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a tool that its schema wants in headers too (MCP 2026-07-28, Streamable HTTP,
 * custom headers from tool parameters). Immutable.
 */
public final class ParamHeaders {
  /** What the names of all such headers begin with. */
  public static final String PREFIX = "Mcp-Param-";

  private record Param(String pointer, String header) {}

  private static final String KEYWORD = "x-mcp-header";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<Param> params;

  private ParamHeaders(List<Param> params) {
    this.params = params;
  }

  /** Those of a listed tool; empty where it has none. */
  static Optional<ParamHeaders> of(byte[] tool) {
    if (!new String(tool, StandardCharsets.ISO_8859_1).contains(KEYWORD)) {
      return Optional.empty();
    }
    try {
      List<Param> params = new ArrayList<>();
      collect(MAPPER.readTree(tool).path("inputSchema"), "/arguments", params);
      return params.isEmpty() ? Optional.empty() : Optional.of(new ParamHeaders(params));
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.UPSTREAM_INVALID, "A listed tool is malformed.", e);
    }
  }

  private static void collect(JsonNode schema, String pointer, List<Param> params) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = pointer + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
      String header = property.getValue().path(KEYWORD).asText();
      if (!header.isEmpty()) {
        params.add(new Param(at, PREFIX + header));
      }
      collect(property.getValue(), at, params);
    }
  }

  /**
   * Compares headers with the arguments of a call.
   *
   * @param headers by name, whatever its case
   * @throws SeraiException {@code HEADER_MISMATCH} where they differ
   */
  public void check(Map<String, String> headers, Message call) {
    JsonNode body = body(call);
    for (Param param : params) {
      JsonNode argument = body.at(param.pointer());
      String header = headers.get(param.header());
      boolean absent = argument.isMissingNode() || argument.isNull();
      if (absent ? header != null : header == null || !isEqual(param.header(), header, argument)) {
        throw new SeraiException(
            ErrorCode.HEADER_MISMATCH,
            "The header " + param.header() + " and the argument that it mirrors differ.");
      }
    }
  }

  private static JsonNode body(Message call) {
    try {
      return call.params() == null
          ? MAPPER.createObjectNode()
          : MAPPER.readTree(call.params().toBytes());
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "The parameters are malformed.", e);
    }
  }

  private static boolean isEqual(String name, String header, JsonNode argument) {
    String said = HeaderText.decode(name, header);
    if (!argument.isNumber()) {
      return argument.isValueNode() && said.equals(argument.asText());
    }
    try {
      return new BigDecimal(said).compareTo(argument.decimalValue()) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
