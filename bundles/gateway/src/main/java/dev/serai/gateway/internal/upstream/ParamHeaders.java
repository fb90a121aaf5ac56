package dev.serai.gateway.internal.upstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.HeaderText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers that repeat arguments of one tool (MCP 2026-07-28, Streamable HTTP, custom headers
 * from tool parameters): made for servers that want them, judged for servers that get none.
 *
 * @param params the arguments, by the tool's schema
 */
record ParamHeaders(List<HeaderSchema.Param> params) {
  /** Those of a tool that has none. */
  static final ParamHeaders NONE = new ParamHeaders(List.of());

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** The headers of a call, by its arguments. */
  Map<String, String> of(Message call) {
    if (params.isEmpty()) {
      return Map.of();
    }
    JsonNode arguments = arguments(call);
    Map<String, String> headers = new LinkedHashMap<>();
    for (HeaderSchema.Param param : params) {
      String text = text(param.in(arguments));
      if (text != null) {
        headers.put(param.header(), HeaderValue.encode(text));
      }
    }
    return headers;
  }

  /**
   * Compares the headers that came with a call with its arguments (server behavior for custom
   * headers).
   *
   * @param given by name, whatever its case
   * @throws SeraiException {@code HEADER_MISMATCH} where they differ
   */
  void check(Map<String, String> given, Message call) {
    if (params.isEmpty()) {
      return;
    }
    JsonNode arguments = arguments(call);
    for (HeaderSchema.Param param : params) {
      JsonNode value = param.in(arguments);
      String said = given.get(param.header());
      boolean absent = text(value) == null;
      if (absent ? said != null : said == null || !isSame(param.header(), value, said)) {
        throw new SeraiException(
            ErrorCode.HEADER_MISMATCH,
            "The header " + param.header() + " and the argument that it mirrors differ.");
      }
    }
  }

  private static JsonNode arguments(Message call) {
    Slice arguments = ObjectMembers.of(call.params()).get("arguments");
    try {
      return arguments == null ? MAPPER.missingNode() : MAPPER.readTree(arguments.toBytes());
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.arguments is malformed.", e);
    }
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().signum() == 0
          ? "0"
          : value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isTextual() || value.isBoolean() ? value.asText() : null;
  }

  private static boolean isSame(String header, JsonNode value, String said) {
    String decoded = HeaderText.decode(header, said);
    if (!value.isNumber()) {
      return decoded.equals(value.asText());
    }
    try {
      return new BigDecimal(decoded).compareTo(value.decimalValue()) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
