package dev.serai.access.internal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is other in one of two JSON values, in a bounded text: the places (RFC 6901) of what was
 * added, removed and changed, with the beginnings of the values. Of arrays it tells the elements
 * that are in one of them alone.
 */
final class Difference {
  /** How many characters it has at most, but for its last few. */
  static final int MAX = 60_000;

  private static final int MAX_TEXT = 500;

  private final ObjectNode found = JsonNodeFactory.instance.objectNode();
  private int length;
  private int more;

  private Difference() {}

  /**
   * What is other.
   *
   * @return JSON text with the members {@code added}, {@code removed} and {@code changed}, and
   *     {@code more} with the number of those that had no room; each only if there are any
   */
  static String of(JsonNode before, JsonNode after) {
    Difference difference = new Difference();
    difference.compare("", before, after);
    if (difference.more > 0) {
      difference.found.put("more", difference.more);
    }
    return difference.found.toString();
  }

  private void compare(String at, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      for (String name : names(before, after)) {
        compare(at + "/" + escaped(name), before.path(name), after.path(name));
      }
    } else if (before instanceof ArrayNode old && after instanceof ArrayNode now) {
      compareElements(at, old, now);
    } else {
      told(at, before, after);
    }
  }

  private static Set<String> names(JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> member : before.properties()) {
      names.add(member.getKey());
    }
    for (Map.Entry<String, JsonNode> member : after.properties()) {
      names.add(member.getKey());
    }
    return names;
  }

  private void compareElements(String at, ArrayNode before, ArrayNode after) {
    Set<JsonNode> removed = without(before, after);
    Set<JsonNode> added = without(after, before);
    removed.forEach(element -> note("removed", one(at, element)));
    added.forEach(element -> note("added", one(at, element)));
    if (removed.isEmpty() && added.isEmpty()) {
      note("changed", both(at, before, after));
    }
  }

  private static Set<JsonNode> without(ArrayNode these, ArrayNode those) {
    Set<JsonNode> rest = elements(these);
    rest.removeAll((Collection<?>) elements(those));
    return rest;
  }

  private static Set<JsonNode> elements(ArrayNode array) {
    Set<JsonNode> elements = new LinkedHashSet<>();
    array.forEach(elements::add);
    return elements;
  }

  private void told(String at, JsonNode before, JsonNode after) {
    if (isNothing(before)) {
      note("added", one(at, after));
    } else if (isNothing(after)) {
      note("removed", one(at, before));
    } else {
      note("changed", both(at, before, after));
    }
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private void note(String how, ObjectNode what) {
    int size = what.toString().length() + 1;
    if (length + size > MAX) {
      more++;
    } else {
      length += size;
      found.withArray("/" + how).add(what);
    }
  }

  private static ObjectNode one(String at, JsonNode value) {
    return place(at).put("value", text(value));
  }

  private static ObjectNode both(String at, JsonNode before, JsonNode after) {
    return place(at).put("before", text(before)).put("after", text(after));
  }

  private static ObjectNode place(String at) {
    return JsonNodeFactory.instance.objectNode().put("at", AuditText.fit(at, MAX_TEXT));
  }

  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() <= MAX_TEXT ? text : AuditText.fit(text, MAX_TEXT) + "...";
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
