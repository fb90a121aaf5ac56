package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.gateway.internal.exchange.ToolRun;
import dev.serai.gateway.internal.json.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two tools of a gateway that is searched, as clients get them listed. */
public final class GatewayTools {
  /** The tool that finds tools. */
  public static final String SEARCH = "search_tools";

  private static final String FIND =
      """
      {
        "name": "search_tools",
        "title": "Search tools",
        "description": "Finds tools. There are more tools here than are listed: say in a few words \
      what you want to do, for example \\"create issue\\", then call the tool that fits with \
      run_tool. Each hit has the tool's name, what it does, and its arguments: name?: type is \
      optional, name: type is required. The best hit comes first. An empty query lists all tools, \
      server by server. A query that is exactly a tool's name gives the whole JSON Schema of its \
      arguments as well.",
        "inputSchema": {
          "type": "object",
          "properties": {
            "query": {
              "type": "string",
              "maxLength": %d,
              "description": "What the tool is to do, or its name; empty for all tools"
            },
            "limit": {
              "type": "integer",
              "minimum": 1,
              "maximum": %d,
              "default": %d,
              "description": "How many tools to show at most"
            },
            "server": {
              "type": "string",
              "description": "Only the tools of this server: a name as hits give it"
            }
          }
        },
        "outputSchema": {
          "type": "object",
          "properties": {
            "tools": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "name": {"type": "string", "description": "What run_tool calls it by"},
                  "title": {"type": "string"},
                  "description": {"type": "string"},
                  "server": {"type": "string"},
                  "arguments": {"type": "string", "description": "Their names and types, shortened"},
                  "inputSchema": {"type": "object", "description": "Where its name was the query"}
                },
                "required": ["name", "server", "arguments"]
              }
            },
            "total": {"type": "integer", "description": "How many tools match"},
            "totalIsAtLeast": {"type": "boolean", "description": "Whether there are more still"},
            "truncated": {"type": "boolean", "description": "Whether more match than are shown"}
          },
          "required": ["tools", "total", "truncated"]
        },
        "annotations": {
          "readOnlyHint": true,
          "destructiveHint": false,
          "idempotentHint": true,
          "openWorldHint": false
        }
      }
      """
          .formatted(SearchRequest.MAX_QUERY, SearchRequest.MAX_LIMIT, SearchRequest.LIMIT);

  private static final String RUN =
      """
      {
        "name": "run_tool",
        "title": "Run a tool",
        "description": "Calls a tool that search_tools has found, by the name given there. What \
      comes back, what can go wrong and what it does are those of that tool. Search first where you \
      do not know its arguments.",
        "inputSchema": {
          "type": "object",
          "properties": {
            "name": {"type": "string", "description": "The tool's name, as search_tools gives it"},
            "arguments": {
              "type": "object",
              "description": "The arguments of that tool",
              "additionalProperties": true
            }
          },
          "required": ["name"],
          "additionalProperties": false
        },
        "annotations": {
          "readOnlyHint": false,
          "destructiveHint": true,
          "idempotentHint": false,
          "openWorldHint": true
        }
      }
      """;

  private static final Map<String, byte[]> TOOLS = new LinkedHashMap<>();

  static {
    TOOLS.put(SEARCH, JsonText.utf8(compact(FIND)));
    TOOLS.put(ToolRun.NAME, JsonText.utf8(compact(RUN)));
  }

  private static final byte[] PAGE =
      JsonText.join("{\"tools\":[", TOOLS.get(SEARCH), ",", TOOLS.get(ToolRun.NAME), "]}");

  private GatewayTools() {}

  /**
   * The one page of the list, as the JSON text of its result. It promises no tasks, which are up to
   * the tool that is run (MCP 2025-11-25, tasks).
   */
  public static byte[] page() {
    return PAGE;
  }

  /** The definitions of the tools by their names. */
  public static Map<String, byte[]> definitions() {
    return Collections.unmodifiableMap(TOOLS);
  }

  private static String compact(String json) {
    try {
      return new JsonMapper().readTree(json).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The tools of a gateway are JSON", e);
    }
  }
}
