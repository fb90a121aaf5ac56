package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes JSON arrays apart into their elements, which stay bytes. */
public final class ArrayElements {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private ArrayElements() {}

  /**
   * The elements in their order.
   *
   * @param array JSON text; null and what is no array have no elements
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is malformed
   */
  public static List<Slice> of(Slice array) {
    List<Slice> elements = new ArrayList<>();
    if (array == null || array.source()[array.from()] != '[') {
      return elements;
    }
    try (JsonParser parser = JSON.createParser(array.source(), array.from(), array.length())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int from = array.from() + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = array.from() + (int) parser.currentLocation().getByteOffset();
        elements.add(new Slice(array.source(), from, to));
      }
      return elements;
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.UPSTREAM_INVALID, "The server's answer is malformed.", e);
    }
  }
}
