package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a document of an older schema into the shape of the current one (source: the changelog of
 * the server.json format). What it does not know stays as it is, values of a wrong type included.
 */
final class SchemaMigration {
  private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
  private static final String DETAIL = "version_detail";
  private static final Set<String> WITH_STATUS = Set.of("", "2025-07-09", "2025-09-16");

  private final Place author;
  private final String date;
  private final Map<String, String> origins = new HashMap<>();

  private SchemaMigration(Place author, String date) {
    this.author = author;
    this.date = date;
  }

  /**
   * Migrates a document; the given one stays as it is.
   *
   * @param author the document as it was written; a field that stands there under two names with
   *     two values is noted as a problem
   * @return the document of the current schema, whose places point to where the author wrote what;
   *     the same document where it is no object or its schema is unknown
   */
  static Place migrate(Place author) {
    Optional<String> date = SchemaRule.date(author.node().path("$schema"));
    if (!author.node().isObject() || date.isEmpty()) {
      return author;
    }
    return new SchemaMigration(author, date.get()).migrated();
  }

  private Place migrated() {
    ObjectNode document = nodes().objectNode();
    if (!author.at("$schema").isPresent()) {
      document.put("$schema", SchemaRule.CURRENT);
    }
    document.setAll(object(author, Shape.DOCUMENT));
    document.put("$schema", SchemaRule.CURRENT);
    if (WITH_STATUS.contains(date)) {
      document.remove("status");
    }
    if (document.path("_meta").has(OFFICIAL)) {
      document.set("_meta", ((ObjectNode) document.get("_meta")).deepCopy().without(OFFICIAL));
    }
    return author.replaced(document, origins);
  }

  private JsonNode value(Place from, Shape shape) {
    if (shape == Shape.OTHER || !from.node().isContainerNode()) {
      return from.node();
    }
    if (from.node().isArray()) {
      ArrayNode items = nodes().arrayNode();
      from.items().forEach(item -> items.add(element(item, shape)));
      return items;
    }
    ObjectNode object = object(from, shape);
    if (shape == Shape.TRANSPORT) {
      renameStreamable(from, object);
    }
    return object;
  }

  private JsonNode element(Place from, Shape shape) {
    JsonNode element = value(from, shape);
    if (shape == Shape.PACKAGE && element instanceof ObjectNode now) {
      new PackageMigration(from, now, origins).finish(date, isOlder(from));
    }
    return element;
  }

  private ObjectNode object(Place from, Shape shape) {
    ObjectNode object = nodes().objectNode();
    members(from, shape)
        .forEach(
            (name, member) -> {
              String now = from.at(name).pointer();
              if (!now.equals(member.pointer())) {
                origins.put(now, member.pointer());
              }
              object.set(name, value(member, shape.of(name)));
            });
    return object;
  }

  /** The members under their current names. */
  private Map<String, Place> members(Place from, Shape shape) {
    Map<String, Place> members = new LinkedHashMap<>();
    from.members()
        .forEach(
            (key, member) -> {
              String name = current(from, shape, key);
              if (shape != Shape.DOCUMENT || !key.equals(DETAIL) || !member.node().isObject()) {
                members.merge(name, member, SchemaMigration::same);
              } else if (member.at("version").isPresent()) {
                members.merge("version", member.at("version"), SchemaMigration::same);
              }
            });
    return members;
  }

  private String current(Place from, Shape shape, String key) {
    boolean named = shape == Shape.PACKAGE && key.equals("name") && isOlder(from);
    return named ? "identifier" : shape.current(key);
  }

  private static Place same(Place first, Place second) {
    if (!first.node().equals(second.node())) {
      second.fault(differsFrom(first));
    }
    return first;
  }

  /** What is wrong with a field whose twin has another value. */
  static String differsFrom(Place twin) {
    return "Has another value than "
        + twin.pointer()
        + ", which is the same field under another name: keep one of them.";
  }

  /** Whether a package is of the earliest schema, in which it had a name and no transport. */
  private boolean isOlder(Place from) {
    if (!date.isEmpty()) {
      return date.equals("2025-07-09");
    }
    return author.at(DETAIL).isPresent()
        || from.members().keySet().stream().anyMatch(Shape.PACKAGE::isOld);
  }

  private static void renameStreamable(Place from, ObjectNode transport) {
    boolean old = from.at("transport_type").isPresent();
    if (old && transport.path("type").asText().equals("streamable")) {
      transport.put("type", TransportInput.STREAMABLE_HTTP);
    }
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
