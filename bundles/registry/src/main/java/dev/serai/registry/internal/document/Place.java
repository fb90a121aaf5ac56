package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a document together with where it stands. Reading it as another type than it has notes
 * a problem and goes on with a harmless value, so that one pass finds all problems.
 */
public final class Place {
  private final JsonNode node;
  private final String pointer;
  private final Findings findings;
  private final Map<String, String> origins;

  private Place(JsonNode node, String pointer, Findings findings, Map<String, String> origins) {
    this.node = node;
    this.pointer = pointer;
    this.findings = findings;
    this.origins = origins;
  }

  /** The whole document. */
  public static Place root(JsonNode document, Findings findings) {
    return new Place(document, "", findings, Map.of());
  }

  /**
   * Another value in this place, with the same findings.
   *
   * @param value the value
   * @param origins pointers of members that the author wrote elsewhere, each with where; the object
   *     around them is named as the author did
   */
  Place replaced(JsonNode value, Map<String, String> origins) {
    return new Place(value, pointer, findings, Map.copyOf(origins));
  }

  /** A member of this object; absent where this is no object. */
  public Place at(String key) {
    String member = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    return new Place(node.path(key), origins.getOrDefault(member, member), findings, origins);
  }

  /** Whether the document has this value, {@code null} included. */
  public boolean isPresent() {
    return !node.isMissingNode();
  }

  /** The value itself; a missing node where the document has none. */
  public JsonNode node() {
    return node;
  }

  /** Its JSON pointer (RFC 6901) in the document as it was written. */
  public String pointer() {
    return pointer;
  }

  /** Notes a problem with this value. */
  public void fault(String reason) {
    findings.add(pointer, reason);
  }

  /** The string, or empty where it is absent. */
  public Optional<String> text() {
    if (!isPresent()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      fault(
          "Must be a string"
              + (node.isValueNode() && !node.isNull() ? ": put quotes around it." : "."));
      return Optional.empty();
    }
    if (node.textValue().indexOf('\0') >= 0) {
      fault("Must not contain the NUL character: remove it.");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  /** The string of a bounded length in characters, or empty where it is absent. */
  public Optional<String> text(int min, int max) {
    Optional<String> text = text();
    int length = text.map(String::length).orElse(min);
    if (length < min || length > max) {
      fault(length(length, min, max));
    }
    return text;
  }

  private static String length(int length, int min, int max) {
    String bounds = min + " to " + max + " characters";
    if (length == 0) {
      return "Is empty: write " + bounds + ".";
    }
    String fix = length > max ? ": shorten it." : ".";
    return "Must have " + bounds + "; it has " + length + fix;
  }

  /** The string of a bounded length; a problem and {@code ""} where it is absent. */
  public String requiredText(int min, int max) {
    if (!isPresent()) {
      fault("Is required: add it.");
    }
    return text(min, max).orElse("");
  }

  /** The boolean; false where it is absent. */
  public boolean flag() {
    if (isPresent() && !node.isBoolean()) {
      fault("Must be true or false, without quotes.");
    }
    return node.booleanValue();
  }

  /** The elements of the array; none where it is absent. */
  public List<Place> items() {
    List<Place> items = new ArrayList<>();
    if (isPresent() && !node.isArray()) {
      fault("Must be an array: write [ ... ].");
      return items;
    }
    for (int i = 0; i < node.size(); i++) {
      items.add(new Place(node.get(i), pointer + "/" + i, findings, origins));
    }
    return items;
  }

  /** The members of the object, in order; none where it is absent. */
  public Map<String, Place> members() {
    Map<String, Place> members = new LinkedHashMap<>();
    if (!isObject()) {
      return members;
    }
    node.fieldNames().forEachRemaining(key -> members.put(key, at(key)));
    return members;
  }

  /** Whether it is an object; a problem where it is something else. */
  public boolean isObject() {
    if (isPresent() && !node.isObject()) {
      fault("Must be an object: write { ... }.");
    }
    return node.isObject();
  }
}
