package dev.serai.registry.internal.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads JSON that a server sent, strictly (RFC 8259): UTF-8, one value, no key twice, at most 128
 * levels, numbers of at most 1,000 characters. Refuses the rest with {@code UPSTREAM_INVALID},
 * whose message names what was read and never its content.
 */
final class JsonReader {
  /** The deepest nesting of objects and arrays. */
  static final int MAX_DEPTH = 128;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /**
   * Decodes bytes strictly.
   *
   * @param what names the bytes in an error
   */
  String decode(String what, byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw refused(what + " is no UTF-8 text.", e);
    }
  }

  /**
   * Reads one value.
   *
   * @param what names the text in an error
   */
  Json read(String what, String text) {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        throw refused(what + " is empty.", null);
      }
      Json value = value(what, parser);
      if (parser.nextToken() != null) {
        throw refused(what + " is more than one JSON value.", null);
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw refused(
          what
              + " is beyond the limits: at most "
              + MAX_DEPTH
              + " levels, numbers of 1,000 and member names of 50,000 characters.",
          e);
    } catch (JsonProcessingException e) {
      throw refused(what + " is no valid JSON.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json value(String what, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(what, parser);
      case START_ARRAY -> items(what, parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Json.Scalar(JsonNumbers.canonical(parser.getText()));
      default -> new Json.Scalar(parser.getText());
    };
  }

  private Json members(String what, JsonParser parser) throws IOException {
    SortedMap<String, Json> members = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (members.put(key, value(what, parser)) != null) {
        throw refused(what + " has a member twice: " + VisibleText.quoted(key) + ".", null);
      }
    }
    return new Json.Members(members);
  }

  private Json items(String what, JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(what, parser));
    }
    return new Json.Items(items);
  }

  private static SeraiException refused(String message, Exception cause) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message, cause);
  }
}
