package dev.serai.gateway.internal.json;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Map;

/** One pass over one message. */
final class EnvelopeScan {
  private enum Part {
    JSONRPC,
    ID,
    METHOD,
    PARAMS,
    RESULT,
    ERROR
  }

  private static final NameTable<Part> PARTS =
      new NameTable<>(
          Map.of(
              "jsonrpc",
              Part.JSONRPC,
              "id",
              Part.ID,
              "method",
              Part.METHOD,
              "params",
              Part.PARAMS,
              "result",
              Part.RESULT,
              "error",
              Part.ERROR));

  private final JsonCursor cursor;
  private final byte[] bytes;
  private final Message message;
  private boolean version;
  private boolean nullId;
  private final boolean strict;
  private Edits usable;

  /**
   * A pass of a cursor that stands in front of an object.
   *
   * @param strict whether parameters that are neither an object nor null are refused
   */
  EnvelopeScan(JsonCursor cursor, byte[] bytes, boolean strict) {
    this.cursor = cursor;
    this.bytes = bytes;
    this.message = new Message(bytes);
    this.strict = strict;
  }

  Message scan() {
    cursor.enter();
    for (boolean first = true; cursor.member(first); first = false) {
      Part part = cursor.in(PARTS);
      if (part == null) {
        cursor.skip();
      } else {
        envelopeMember(part);
      }
    }
    validate();
    return message;
  }

  /**
   * What was scanned, without {@code params} and {@code _meta} that are no objects: those say
   * nothing (MCP, base protocol, messages). The bytes themselves where there are none.
   */
  byte[] usable() {
    return usable == null ? bytes : usable.apply();
  }

  private void envelopeMember(Part part) {
    switch (part) {
      case JSONRPC -> version = "2.0".equals(stringOrNull());
      case ID -> message.id(id());
      case METHOD -> message.method(method());
      case PARAMS -> params();
      case RESULT -> message.result(members());
      case ERROR -> message.error(error());
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

  private Slice id() {
    int first = cursor.peek();
    if (first == 'n') {
      cursor.skip();
      nullId = true;
      return null;
    }
    if (first != '"' && first != '-' && (first < '0' || first > '9')) {
      cursor.skip();
      throw invalid("\"id\" must be a string or a number.");
    }
    return skip();
  }

  private String method() {
    String method = stringOrNull();
    if (method == null) {
      throw invalid("\"method\" must be a string.");
    }
    return method;
  }

  private String stringOrNull() {
    if (cursor.peek() == '"') {
      cursor.string();
      return cursor.text();
    }
    cursor.skip();
    return null;
  }

  private void params() {
    if (cursor.peek() == '{') {
      message.params(members());
    } else if (strict && cursor.peek() != 'n') {
      cursor.skip();
      throw invalid("\"params\" must be an object.");
    } else {
      pass();
    }
  }

  /** Passes a member that ought to be an object and is none. */
  private void pass() {
    int key = cursor.nameFrom();
    cursor.skip();
    usable = usable == null ? new Edits(bytes) : usable;
    usable.remove(new Slice(bytes, key, cursor.at()));
  }

  private Slice members() {
    if (cursor.peek() != '{') {
      return skip();
    }
    int from = cursor.at();
    cursor.enter();
    for (boolean first = true; cursor.member(first); first = false) {
      Place place = cursor.in(Place.MEMBERS);
      if (place == Place.META) {
        meta();
      } else if (place == Place.REF_NAME) {
        nested(Place.IN_REF);
      } else {
        keep(place);
      }
    }
    return new Slice(bytes, from, cursor.at());
  }

  private Slice error() {
    int from = cursor.at();
    nested(Place.IN_ERROR);
    return new Slice(bytes, from, cursor.at());
  }

  private void meta() {
    if (cursor.peek() != '{') {
      pass();
      return;
    }
    int key = cursor.nameFrom();
    int from = cursor.at();
    cursor.enter();
    for (boolean first = true; cursor.member(first); first = false) {
      Place place = cursor.in(Place.IN_META);
      if (place == Place.RELATED_TASK) {
        nested(Place.IN_RELATED_TASK);
      } else {
        keep(place);
      }
    }
    put(Place.META, key, from, null);
  }

  /** Keeps what a table knows of an object; any other value is passed. */
  private void nested(NameTable<Place> places) {
    if (cursor.peek() != '{') {
      cursor.skip();
      return;
    }
    cursor.enter();
    for (boolean first = true; cursor.member(first); first = false) {
      keep(cursor.in(places));
    }
  }

  /** Keeps the member that was stepped to, if its place is one. */
  private void keep(Place place) {
    if (place == null) {
      cursor.skip();
      return;
    }
    int key = cursor.nameFrom();
    int from = cursor.at();
    put(place, key, from, stringOrNull());
  }

  private void put(Place place, int key, int from, String text) {
    int to = cursor.at();
    message.put(
        place, new Message.Value(new Slice(bytes, from, to), text, new Slice(bytes, key, to)));
  }

  private Slice skip() {
    int from = cursor.at();
    cursor.skip();
    return new Slice(bytes, from, cursor.at());
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.INVALID_REQUEST, message);
  }
}
