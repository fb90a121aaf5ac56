package dev.serai.registry.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.access.Page;
import dev.serai.core.error.Problem;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.catalog.Published;
import dev.serai.registry.internal.document.Owners;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The answers of the API (OpenAPI 2025-12-01, schemas), JSON text encoded as UTF-8. */
final class ServerJson {
  private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
  private static final String OWN = "dev.serai/entry";
  private static final int MAX_MESSAGE = 500;
  private static final Set<State> OPEN = EnumSet.of(State.DRAFT, State.PENDING);
  private static final JsonMapper MAPPER = new JsonMapper();

  private ServerJson() {}

  /** A {@code ServerResponse}. */
  static byte[] server(Published entry) {
    return written(json -> server(json, entry));
  }

  /**
   * A {@code ServerList}.
   *
   * @param old whether the cursor is there under its old name too
   */
  static byte[] list(Page<Published> page, boolean old) {
    return written(
        json -> {
          json.writeStartObject();
          servers(json, page.items());
          json.writeObjectFieldStart("metadata");
          if (page.next() != null) {
            json.writeStringField("nextCursor", page.next());
          }
          if (page.next() != null && old) {
            json.writeStringField("next_cursor", page.next());
          }
          json.writeNumberField("count", page.items().size());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** An {@code AllVersionsStatusResponse}. */
  static byte[] updated(List<Published> entries) {
    return written(
        json -> {
          json.writeStartObject();
          json.writeNumberField("updatedCount", entries.size());
          servers(json, entries);
          json.writeEndObject();
        });
  }

  /** A problem, with the one member that the specification's clients look at beside. */
  static byte[] problem(Problem problem) {
    ObjectNode json = MAPPER.valueToTree(problem);
    json.put("error", problem.detail());
    return written(out -> MAPPER.writeTree(out, json));
  }

  private static void servers(JsonGenerator json, List<Published> entries) throws IOException {
    json.writeArrayFieldStart("servers");
    for (Published entry : entries) {
      server(json, entry);
    }
    json.writeEndArray();
  }

  /** What is not published has no official part: its status would be none of the known ones. */
  private static void server(JsonGenerator json, Published entry) throws IOException {
    json.writeStartObject();
    json.writeFieldName("server");
    json.writeRawValue(entry.document());
    json.writeObjectFieldStart("_meta");
    if (!OPEN.contains(entry.record().state())) {
      official(json, entry);
    }
    own(json, entry.record());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void official(JsonGenerator json, Published entry) throws IOException {
    String updated = entry.stored().updated().toString();
    json.writeObjectFieldStart(OFFICIAL);
    json.writeStringField("status", word(entry.record().state()));
    if (entry.record().note() != null) {
      json.writeStringField("statusMessage", message(entry.record().note()));
    }
    json.writeStringField("statusChangedAt", updated);
    json.writeStringField("publishedAt", entry.stored().created().toString());
    json.writeStringField("updatedAt", updated);
    json.writeBooleanField("isLatest", entry.latest());
    json.writeEndObject();
  }

  private static void own(JsonGenerator json, EntryRecord entry) throws IOException {
    json.writeObjectFieldStart(OWN);
    json.writeStringField("id", entry.id());
    json.writeStringField("alias", entry.alias());
    json.writeStringField("scope", Owners.word(entry.scope()));
    json.writeStringField("origin", entry.origin());
    json.writeStringField("state", word(entry.state()));
    json.writeEndObject();
  }

  /** A note may be longer than the specification lets a message be. */
  private static String message(String note) {
    if (note.codePointCount(0, note.length()) <= MAX_MESSAGE) {
      return note;
    }
    return note.substring(0, note.offsetByCodePoints(0, MAX_MESSAGE - 3)) + "...";
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static byte[] written(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }
}
