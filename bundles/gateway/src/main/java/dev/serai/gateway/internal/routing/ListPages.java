package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** One list, ready to be sent page by page. Immutable. */
final class ListPages {
  private final ListKind kind;
  private final List<byte[]> items;
  private final byte[] first;

  /** The pages of these items, in their order. */
  ListPages(ListKind kind, List<byte[]> items) {
    this.kind = kind;
    this.items = items;
    this.first = page(0);
  }

  /** See {@link Directory#page}. */
  byte[] page(String cursor) {
    return cursor == null ? first : page(position(cursor));
  }

  /** Whether another list has the same items. */
  boolean sameAs(ListPages other) {
    if (items.size() != other.items.size()) {
      return false;
    }
    for (int at = 0; at < items.size(); at++) {
      if (!Arrays.equals(items.get(at), other.items.get(at))) {
        return false;
      }
    }
    return true;
  }

  private byte[] page(int from) {
    int to = Math.min(from + Directory.PAGE_SIZE, items.size());
    List<Object> pieces = new ArrayList<>();
    pieces.add("{\"" + kind.member() + "\":[");
    for (int at = from; at < to; at++) {
      if (at > from) {
        pieces.add(",");
      }
      pieces.add(items.get(at));
    }
    pieces.add(to < items.size() ? "],\"nextCursor\":\"" + cursor(to) + "\"}" : "]}");
    return JsonText.join(pieces.toArray());
  }

  private String cursor(int position) {
    String text = kind.name() + ":" + position + ":" + items.size();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private int position(String cursor) {
    for (int at = Directory.PAGE_SIZE; at < items.size(); at += Directory.PAGE_SIZE) {
      if (cursor(at).equals(cursor)) {
        return at;
      }
    }
    throw new SeraiException(
        ErrorCode.INVALID_PARAMS, "params.cursor is unknown; list from the start again.");
  }
}
