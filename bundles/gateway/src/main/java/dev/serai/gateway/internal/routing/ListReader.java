package dev.serai.gateway.internal.routing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one page of a server's list; items stay as they are. */
final class ListReader {
  /**
   * A page.
   *
   * @param items in the server's order
   * @param nextCursor leads to the next page, or null at the end; an empty one is a cursor too
   * @param hint how the server lets it be cached
   */
  record Page(List<ListedItem> items, String nextCursor, CacheHint hint) {}

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /**
   * Reads a result of a list method.
   *
   * @throws SeraiException {@code UPSTREAM_INVALID} for anything else
   */
  Page read(ListKind kind, Slice result) {
    byte[] bytes = result.toBytes();
    try (JsonParser parser = json.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw invalid(kind, "the result is no object", null);
      }
      List<ListedItem> items = null;
      String cursor = null;
      long ttl = 0;
      boolean shared = false;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        parser.nextToken();
        if (member.equals(kind.member())) {
          items = items(kind, parser, bytes);
        } else if (member.equals("nextCursor") && parser.currentToken() == JsonToken.VALUE_STRING) {
          cursor = parser.getText();
        } else if (member.equals("ttlMs") && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          ttl = Math.max(0, parser.getLongValue());
        } else if (member.equals("cacheScope")) {
          shared = "public".equals(parser.getValueAsString());
          parser.skipChildren();
        } else {
          parser.skipChildren();
        }
      }
      if (items == null) {
        throw invalid(kind, "the result has no \"" + kind.member() + "\"", null);
      }
      return new Page(items, cursor, new CacheHint(ttl, shared));
    } catch (IOException e) {
      throw invalid(kind, "the result is malformed", e);
    }
  }

  private static List<ListedItem> items(ListKind kind, JsonParser parser, byte[] bytes)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw invalid(kind, "\"" + kind.member() + "\" is no array", null);
    }
    List<ListedItem> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      String key = key(kind, parser);
      int to = (int) parser.currentLocation().getByteOffset();
      if (key != null) {
        items.add(new ListedItem(key, new Slice(bytes, from, to).toBytes()));
      }
    }
    return items;
  }

  private static String key(ListKind kind, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      parser.finishToken();
      return null;
    }
    String key = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean wanted = parser.currentName().equals(kind.key());
      parser.nextToken();
      if (wanted && parser.currentToken() == JsonToken.VALUE_STRING) {
        key = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return key;
  }

  private static SeraiException invalid(ListKind kind, String what, Throwable cause) {
    return new SeraiException(
        ErrorCode.UPSTREAM_INVALID,
        "The answer to " + kind.method() + " is of no use: " + what + ".",
        cause);
  }
}
