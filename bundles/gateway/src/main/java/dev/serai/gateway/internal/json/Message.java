package dev.serai.gateway.internal.json;

import java.util.EnumMap;
import java.util.Map;

/**
 * The envelope of one JSON-RPC message and the few places inside it that a gateway has to know; all
 * else stays bytes. Immutable once read.
 */
public final class Message {

  /**
   * A value found at a place.
   *
   * @param slice its JSON text
   * @param text the decoded string, or null for a value that is no string
   * @param member the JSON text from the member's name to the end of its value
   */
  public record Value(Slice slice, String text, Slice member) {}

  private final byte[] bytes;
  private Slice id;
  private String method;
  private Slice params;
  private Slice result;
  private Slice error;
  private final Map<Place, Value> places = new EnumMap<>(Place.class);
  private boolean indirect;

  Message(byte[] bytes) {
    this.bytes = bytes;
  }

  void id(Slice value) {
    id = value;
  }

  void method(String value) {
    method = value;
  }

  void params(Slice value) {
    params = value;
  }

  void result(Slice value) {
    result = value;
  }

  void error(Slice value) {
    error = value;
  }

  void put(Place place, Value value) {
    places.put(place, value);
  }

  void indirect(boolean value) {
    indirect = value;
  }

  /**
   * Whether it stands for another one: its client means what it asks for, and knows nothing of how
   * that is to be asked for.
   */
  public boolean isIndirect() {
    return indirect;
  }

  /** The message as it arrived. */
  public byte[] bytes() {
    return bytes;
  }

  /** All of it as one object. */
  public Slice root() {
    int from = 0;
    while (bytes[from] != '{') {
      from++;
    }
    return new Slice(bytes, from, bytes.length);
  }

  /** The id as JSON text, or null for a notification. */
  public Slice id() {
    return id;
  }

  /** The method, or null for a response. */
  public String method() {
    return method;
  }

  /** The parameters, or null. */
  public Slice params() {
    return params;
  }

  /** The result of a response, or null. */
  public Slice result() {
    return result;
  }

  /** The error of a response, or null. */
  public Slice error() {
    return error;
  }

  /** The JSON text at a place, or null. */
  public Slice slice(Place place) {
    Value value = places.get(place);
    return value == null ? null : value.slice();
  }

  /** The JSON text at a place with the name before it, to be removed; or null. */
  public Slice member(Place place) {
    Value value = places.get(place);
    return value == null ? null : value.member();
  }

  /** The decoded string at a place, or null where there is none or it is no string. */
  public String text(Place place) {
    Value value = places.get(place);
    return value == null ? null : value.text();
  }

  /** Whether it asks for an answer. */
  public boolean isRequest() {
    return method != null && id != null;
  }

  /** Whether it has a method and no id. */
  public boolean isNotification() {
    return method != null && id == null;
  }

  /** Whether it answers a request. */
  public boolean isResponse() {
    return method == null;
  }

  /** Names the method; contents may be secret. */
  @Override
  public String toString() {
    return "Message[" + (isResponse() ? "response" : method) + ", " + bytes.length + " bytes]";
  }
}
