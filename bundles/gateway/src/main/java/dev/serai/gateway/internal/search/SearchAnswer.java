package dev.serai.gateway.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.gateway.internal.json.JsonText;
import java.util.List;

/**
 * What {@code search_tools} answers: for a model as text, for programs as structured content. It
 * has 60,000 characters of text at most; tools that find no room any more are left out, and the
 * answer says so.
 */
public final class SearchAnswer {
  private static final int MAX_LENGTH = 60_000;
  private static final int MAX_SUMMARY = 200;
  private static final int MAX_TITLE = 100;
  private static final int MAX_SCHEMA = 30_000;

  private final SearchRequest request;
  private final int total;
  private final boolean all;
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode shown = JsonNodeFactory.instance.arrayNode();

  private SearchAnswer(SearchRequest request, int total, boolean all) {
    this.request = request;
    this.total = total;
    this.all = all;
  }

  /**
   * The result of a search, JSON text.
   *
   * @param request what was looked for
   * @param found the tools that whoever looks may use, best first
   * @param all whether these are all that match; otherwise there are many more
   */
  public static byte[] of(SearchRequest request, List<SearchedTool> found, boolean all) {
    SearchAnswer answer = new SearchAnswer(request, found.size(), all);
    for (SearchedTool tool : found) {
      if (answer.shown.size() == request.limit() || answer.text.length() > MAX_LENGTH / 2) {
        break;
      }
      answer.add(tool);
    }
    return answer.result();
  }

  /** A result that says what is wrong with a call, for whoever made it. */
  public static byte[] complaint(String about) {
    ObjectNode result = content(about);
    result.put("isError", true);
    return JsonText.utf8(result.toString());
  }

  private void add(SearchedTool tool) {
    ToolText said = ToolText.of(tool.json());
    String summary = said.summary(MAX_SUMMARY);
    String signature = Signature.of(said.schema());
    ObjectNode hit = shown.addObject();
    hit.put("name", tool.exposed());
    if (!said.title().isEmpty()) {
      hit.put("title", ToolText.cut(said.title(), MAX_TITLE));
    }
    if (!summary.isEmpty()) {
      hit.put("description", summary);
    }
    hit.put("server", tool.alias().value());
    hit.put("arguments", signature);
    text.append('\n').append(shown.size()).append(". ").append(tool.exposed());
    text.append(" (server ").append(tool.alias().value()).append(')');
    text.append(summary.isEmpty() ? "" : ": " + summary);
    text.append("\n   ").append(signature);
    if (tool.exposed().equals(request.query())) {
      schema(said.schema(), hit);
    }
  }

  private void schema(JsonNode schema, ObjectNode hit) {
    String whole = schema.toString();
    if (schema.isObject() && whole.length() <= MAX_SCHEMA) {
      hit.set("inputSchema", schema);
      text.append("\n   ").append(whole);
    }
  }

  private byte[] result() {
    ObjectNode result = content(heading() + text + ending());
    ObjectNode structured = result.putObject("structuredContent");
    structured.set("tools", shown);
    structured.put("total", total);
    if (!all) {
      structured.put("totalIsAtLeast", true);
    }
    structured.put("truncated", isTruncated());
    return JsonText.utf8(result.toString());
  }

  private boolean isTruncated() {
    return shown.size() < total || !all;
  }

  private String heading() {
    String what = request.isForAll() ? "" : " for \"" + request.query() + "\"";
    String where = request.server() == null ? "" : " of server " + request.server();
    if (total == 0) {
      return "There is no tool" + what + where + ".";
    }
    String order = request.isForAll() ? "by server:" : "best first:";
    String count = (all ? "" : "more than ") + total + (total == 1 ? " tool" : " tools");
    return shown.size() + " of " + count + what + where + ", " + order;
  }

  private String ending() {
    if (total == 0) {
      return request.isForAll() && request.server() == null
          ? ""
          : " Use other words, or an empty query without a server to see all tools.";
    }
    String more =
        isTruncated()
            ? "\n\n"
                + (all ? "" : "More than ")
                + (total - shown.size())
                + " more are not shown: use more words, name a server,"
                + " or set a higher limit (at most "
                + SearchRequest.MAX_LIMIT
                + ")."
            : "";
    return more + "\n\nCall one with run_tool, giving its name and its arguments.";
  }

  private static ObjectNode content(String text) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    return result;
  }
}
