package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.function.Function;

/** One pass over one message. */
final class EnvelopeScan {
  /** MCP 2025-11-25, tasks, associating task-related messages. */
  private static final String RELATED_TASK = "io.modelcontextprotocol/related-task";

  private final JsonParser parser;
  private final byte[] bytes;
  private final Message message;
  private boolean version;
  private boolean nullId;

  EnvelopeScan(JsonParser parser, byte[] bytes) {
    this.parser = parser;
    this.bytes = bytes;
    this.message = new Message(bytes);
  }

  Message scan() throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      envelopeMember(member);
    }
    validate();
    return message;
  }

  private void envelopeMember(String member) throws IOException {
    switch (member) {
      case "jsonrpc" -> version = "2.0".equals(stringOrNull());
      case "id" -> message.id(id());
      case "method" -> message.method(method());
      case "params" -> message.params(members());
      case "result" -> message.result(members());
      case "error" -> message.error(error());
      default -> skip();
    }
  }

  private void validate() {
    if (!version) {
      throw invalid("\"jsonrpc\" must be \"2.0\".");
    }
    if (message.method() == null) {
      boolean answer = (message.result() == null) != (message.error() == null);
      if (!answer || (message.id() == null && message.error() == null)) {
        throw invalid("A message has a method, or an id with either a result or an error.");
      }
    } else if (nullId) {
      throw invalid("\"id\" must not be null.");
    } else if (message.result() != null || message.error() != null) {
      throw invalid("A message with a method has neither result nor error.");
    }
  }

  private Slice id() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      nullId = true;
      return null;
    }
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw invalid("\"id\" must be a string or a number.");
    }
    return skip();
  }

  private String method() throws IOException {
    String method = stringOrNull();
    if (method == null) {
      throw invalid("\"method\" must be a string.");
    }
    return method;
  }

  private String stringOrNull() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private Slice members() throws IOException {
    int from = start();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return skip();
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      switch (member) {
        case "_meta" -> meta();
        case "ref" -> nested(EnvelopeScan::placeInRef);
        default -> keep(Place.ofMember(member));
      }
    }
    return new Slice(bytes, from, end());
  }

  private Slice error() throws IOException {
    int from = start();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return skip();
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      keep(placeInError(parser.currentName()));
    }
    return new Slice(bytes, from, end());
  }

  private static Place placeInError(String member) {
    return switch (member) {
      case "code" -> Place.ERROR_CODE;
      case "data" -> Place.ERROR_DATA;
      default -> null;
    };
  }

  private static Place placeInRef(String member) {
    return switch (member) {
      case "name" -> Place.REF_NAME;
      case "uri" -> Place.REF_URI;
      default -> null;
    };
  }

  private void meta() throws IOException {
    int key = start();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    int from = start();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (name.equals(RELATED_TASK)) {
        nested(member -> member.equals("taskId") ? Place.RELATED_TASK : null);
      } else {
        keep(Place.ofMeta(name));
      }
    }
    put(Place.META, key, from, null);
  }

  private void nested(Function<String, Place> places) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      keep(places.apply(parser.currentName()));
    }
  }

  /** Keeps the member whose name is the current token, if its place is one. */
  private void keep(Place place) throws IOException {
    if (place == null) {
      parser.nextToken();
      parser.skipChildren();
      return;
    }
    int key = start();
    parser.nextToken();
    int from = start();
    put(place, key, from, stringOrNull());
  }

  private void put(Place place, int key, int from, String text) throws IOException {
    int to = end();
    message.put(
        place, new Message.Value(new Slice(bytes, from, to), text, new Slice(bytes, key, to)));
  }

  private Slice skip() throws IOException {
    int from = start();
    parser.skipChildren();
    return new Slice(bytes, from, end());
  }

  private int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() throws IOException {
    parser.finishToken();
    return (int) parser.currentLocation().getByteOffset();
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.INVALID_REQUEST, message);
  }
}
