package dev.serai.registry.internal.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.ListedServer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * A server at one version as a registry answers it ({@code ServerResponse} of the API v0.1).
 *
 * @param listed what the list says of it
 * @param document its {@code server.json}, JSON text
 * @param message why it has its status, or null
 */
record Offer(ListedServer listed, String document, String message) {
  static final String ACTIVE = "active";
  static final String DEPRECATED = "deprecated";
  static final String DELETED = "deleted";

  private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
  private static final Set<String> STATUSES = Set.of(ACTIVE, DEPRECATED, DELETED);
  private static final int MAX_NAME = 200;
  private static final int MAX_VERSION = 255;

  /** Reads one; empty if it is none. A status that is unknown, or not told, is {@code active}. */
  static Optional<Offer> read(JsonNode response) {
    JsonNode server = response.path("server");
    String name = server.path("name").asText();
    String version = server.path("version").asText();
    if (!server.isObject() || !fits(name, MAX_NAME) || !fits(version, MAX_VERSION)) {
      return Optional.empty();
    }
    JsonNode meta = response.path("_meta").path(OFFICIAL);
    String status = meta.path("status").asText();
    return Optional.of(
        new Offer(
            new ListedServer(
                name,
                version,
                text(server.path("title")),
                text(server.path("description")),
                STATUSES.contains(status) ? status : ACTIVE,
                time(meta.path("publishedAt").asText())),
            server.toString(),
            text(meta.path("statusMessage"))));
  }

  String name() {
    return listed.name();
  }

  String version() {
    return listed.version();
  }

  String status() {
    return listed.status();
  }

  boolean isDeleted() {
    return status().equals(DELETED);
  }

  /** Without the document. */
  @Override
  public String toString() {
    return "Offer[" + name() + " " + version() + ", " + status() + "]";
  }

  /** What can be kept: the database takes neither NUL nor halves of characters. */
  private static boolean fits(String text, int max) {
    return !text.isBlank()
        && text.length() <= max
        && text.codePoints()
            .noneMatch(
                point ->
                    Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
