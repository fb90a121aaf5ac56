package dev.serai.gateway.internal.routing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Slice;
import java.io.IOException;

/** Maps the strings at the places of a shape, in one streaming pass; all other bytes stay. */
final class ShapeEdits {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final ServerNames names;

  /** Edits for what belongs to a server. */
  ShapeEdits(ServerNames names) {
    this.names = names;
  }

  /** Adds the edits for one value; a value of another form needs none. */
  void collect(Slice value, JsonShape shape, Edits edits) {
    try (JsonParser parser = JSON.createParser(value.source(), value.from(), value.length())) {
      parser.nextToken();
      walk(parser, shape, value, edits);
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.UPSTREAM_INVALID, "The server's answer is malformed.", e);
    }
  }

  private void walk(JsonParser parser, JsonShape shape, Slice value, Edits edits)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        walk(parser, shape, value, edits);
      }
    } else if (token == JsonToken.START_OBJECT) {
      members(parser, shape, value, edits);
    } else if (token == JsonToken.VALUE_STRING && shape.kind() != null) {
      leaf(parser, shape.kind(), value, edits);
    }
  }

  private void members(JsonParser parser, JsonShape shape, Slice value, Edits edits)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      JsonShape next = shape.members().get(parser.currentName());
      parser.nextToken();
      if (next == null) {
        parser.skipChildren();
      } else {
        walk(parser, next, value, edits);
      }
    }
  }

  private void leaf(JsonParser parser, JsonShape.Leaf kind, Slice value, Edits edits)
      throws IOException {
    int from = value.from() + (int) parser.currentTokenLocation().getByteOffset();
    String text = parser.getText();
    int to = value.from() + (int) parser.currentLocation().getByteOffset();
    edits.replace(new Slice(value.source(), from, to), JsonText.quote(exposed(kind, text)));
  }

  private String exposed(JsonShape.Leaf kind, String text) {
    return switch (kind) {
      case NAME -> ExposedNames.of(names.prefix(), text);
      case URI -> names.uris().expose(text);
      case TASK -> names.tasks().expose(text);
    };
  }
}
