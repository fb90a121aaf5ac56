package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes JSON objects apart into their direct members, whose values stay bytes. */
public final class ObjectMembers {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private ObjectMembers() {}

  /**
   * The members in their order.
   *
   * @param object JSON text, or null for no members
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public static Map<String, Slice> of(Slice object) {
    Map<String, Slice> members = new LinkedHashMap<>();
    if (object == null) {
      return members;
    }
    try (JsonParser parser = JSON.createParser(object.source(), object.from(), object.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new SeraiException(ErrorCode.INVALID_PARAMS, "An object was expected.");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        int from = object.from() + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = object.from() + (int) parser.currentLocation().getByteOffset();
        members.put(name, new Slice(object.source(), from, to));
      }
      return members;
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "A well-formed object was expected.", e);
    }
  }

  /**
   * The values of all members of one name: an object may have it twice, and readers differ in which
   * one they take.
   *
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public static List<Slice> all(Slice object, String name) {
    List<Slice> values = new ArrayList<>(1);
    try (JsonParser parser = JSON.createParser(object.source(), object.from(), object.length())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(name);
        parser.nextToken();
        int from = object.from() + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (found) {
          parser.finishToken();
          int to = object.from() + (int) parser.currentLocation().getByteOffset();
          values.add(new Slice(object.source(), from, to));
        }
      }
      return values;
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "A well-formed object was expected.", e);
    }
  }

  /**
   * One member, from its name to the end of its value, to be removed.
   *
   * @return null where the object has none of this name
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public static Slice member(Slice object, String name) {
    try (JsonParser parser = JSON.createParser(object.source(), object.from(), object.length())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        int from = object.from() + (int) parser.currentTokenLocation().getByteOffset();
        boolean found = parser.currentName().equals(name);
        parser.nextToken();
        parser.skipChildren();
        if (found) {
          parser.finishToken();
          int to = object.from() + (int) parser.currentLocation().getByteOffset();
          return new Slice(object.source(), from, to);
        }
      }
      return null;
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "A well-formed object was expected.", e);
    }
  }

  /**
   * A member that is a string, decoded.
   *
   * @return null where the object has none of this name, or it is something else
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public static String string(Slice object, String name) {
    try (JsonParser parser = JSON.createParser(object.source(), object.from(), object.length())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(name);
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "A well-formed object was expected.", e);
    }
  }

  /** The object without one of its members. */
  public static byte[] without(Slice object, String name) {
    List<Object> pieces = new ArrayList<>();
    of(object)
        .forEach(
            (member, value) -> {
              if (!member.equals(name)) {
                pieces.add(pieces.isEmpty() ? "{" : ",");
                pieces.add(JsonText.quote(member));
                pieces.add(":");
                pieces.add(value);
              }
            });
    pieces.add(pieces.isEmpty() ? "{}" : "}");
    return JsonText.join(pieces.toArray());
  }
}
