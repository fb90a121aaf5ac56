package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;

/**
 * What somebody looks for.
 *
 * @param query words; blank for everything
 * @param limit how many tools to show at most
 * @param server whose tools, by its alias; null for all
 */
public record SearchRequest(String query, int limit, String server) {
  /** How many tools are shown where nothing is said. */
  static final int LIMIT = 10;

  /** How many tools are shown at most. */
  static final int MAX_LIMIT = 50;

  /** The longest query, in characters. */
  static final int MAX_QUERY = 1_000;

  /** The longest name of a server or, when it is not known, of a tool, in characters. */
  private static final int MAX_NAME = 100;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a call of {@code search_tools}.
   *
   * @throws SeraiException {@code INVALID_PARAMS} that says which argument is wrong, and how
   */
  public static SearchRequest of(Message call) {
    JsonNode arguments = arguments(call);
    String query = text(arguments, "query", MAX_QUERY, "a few words are best");
    String server = text(arguments, "server", MAX_NAME, "take a name as hits give it");
    return new SearchRequest(query == null ? "" : query.strip(), limit(arguments), server);
  }

  /**
   * What looks for the tools that may be meant by a name.
   *
   * @param name any text; of a long one the first 100 characters are looked for
   */
  public static SearchRequest like(String name, int limit) {
    return new SearchRequest(ToolText.cut(name, MAX_NAME), limit, null);
  }

  /** Whether everything is wanted. */
  boolean isForAll() {
    return query.isEmpty();
  }

  /** Whether a tool is of the server that is asked for. */
  boolean isOf(SearchedTool tool) {
    return server == null || tool.alias().value().equalsIgnoreCase(server);
  }

  private static JsonNode arguments(Message call) {
    Slice given = ObjectMembers.of(call.params()).get("arguments");
    try {
      JsonNode read = given == null ? JSON.createObjectNode() : JSON.readTree(given.toBytes());
      if (read.isObject() || read.isNull()) {
        return read;
      }
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "The arguments are malformed.", e);
    }
    throw invalid("The arguments must be an object.");
  }

  private static String text(JsonNode arguments, String name, int max, String advice) {
    JsonNode value = arguments.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw invalid("\"" + name + "\" must be a string.");
    }
    if (value.textValue().length() > max) {
      throw invalid("\"" + name + "\" must have " + max + " characters at most; " + advice + ".");
    }
    return value.textValue();
  }

  private static int limit(JsonNode arguments) {
    JsonNode value = arguments.path("limit");
    if (value.isMissingNode() || value.isNull()) {
      return LIMIT;
    }
    double limit = value.isNumber() ? value.doubleValue() : 0;
    if (limit < 1 || limit > MAX_LIMIT || limit != Math.rint(limit)) {
      throw invalid("\"limit\" must be a whole number from 1 to " + MAX_LIMIT + ".");
    }
    return (int) limit;
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.INVALID_PARAMS, message);
  }
}
