package dev.serai.registry.internal.tool.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.serai.core.store.ToolRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Puts another description into a definition, whose other characters stay as they are. */
final class Description {
  private static final JsonFactory JSON = new JsonFactory();

  private Description() {}

  /**
   * The definition with another description, or with other instructions.
   *
   * @param definition JSON object that was read before
   */
  static String put(ToolRecord.Kind kind, String definition, String description) {
    String member = kind == ToolRecord.Kind.INSTRUCTIONS ? "instructions" : "description";
    String text = '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(description));
    try (JsonParser parser = JSON.createParser(definition)) {
      parser.nextToken();
      int inside = (int) parser.currentLocation().getCharOffset();
      boolean empty = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        empty = false;
        String name = parser.currentName();
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        if (name.equals(member)) {
          int to = (int) parser.currentLocation().getCharOffset();
          return definition.substring(0, from) + text + '"' + definition.substring(to);
        }
      }
      String first = '"' + member + "\":" + text + '"' + (empty ? "" : ",");
      return definition.substring(0, inside) + first + definition.substring(inside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
