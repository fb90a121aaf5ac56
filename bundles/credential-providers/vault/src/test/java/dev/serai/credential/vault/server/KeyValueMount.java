package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The engine {@code kv}, with or without versions. */
final class KeyValueMount {
  private static final int ADVISED_SECONDS = 2_764_800;

  private final String path;
  private final boolean versioned;
  private final Map<String, Entry> entries = new HashMap<>();
  private boolean wraps;

  /** The latest version; no data once it was deleted. */
  private record Entry(JsonNode data, int version) {}

  KeyValueMount(String path, boolean versioned) {
    this.path = path;
    this.versioned = versioned;
  }

  String path() {
    return path;
  }

  boolean isVersioned() {
    return versioned;
  }

  void put(String name, JsonNode data) {
    Entry before = entries.get(name);
    entries.put(name, new Entry(data.deepCopy(), before == null ? 1 : before.version() + 1));
  }

  void wrap() {
    wraps = true;
  }

  Reply answer(Ask ask) {
    String rest = ask.path().substring(path.length());
    if (versioned && !rest.startsWith("data/")) {
      return Reply.error(404, "Invalid path for a versioned K/V secrets engine. See the API docs.");
    }
    String name = versioned ? rest.substring("data/".length()) : rest;
    return switch (ask.method()) {
      case "GET" -> wraps ? wrapped() : read(name);
      case "POST", "PUT" -> versioned ? writeVersion(name, ask.body()) : write(name, ask.body());
      case "DELETE" -> delete(name);
      default -> Reply.error(405, "unsupported operation");
    };
  }

  private Reply read(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Reply.error(404);
    }
    if (!versioned) {
      ObjectNode body = Reply.envelope(entry.data());
      body.put("lease_duration", ADVISED_SECONDS);
      return new Reply(200, body);
    }
    ObjectNode data = Reply.object();
    data.set("data", entry.data());
    data.set("metadata", metadata(entry));
    return new Reply(entry.data() == null ? 404 : 200, Reply.envelope(data));
  }

  private Reply wrapped() {
    ObjectNode body = Reply.envelope(null);
    body.putObject("wrap_info").put("token", "hvs.wrapping").put("ttl", 60);
    return new Reply(200, body);
  }

  private Reply write(String name, JsonNode data) {
    put(name, data);
    return Reply.done();
  }

  private Reply writeVersion(String name, JsonNode body) {
    Entry before = entries.get(name);
    int version = before == null ? 0 : before.version();
    if (body.path("options").has("cas") && body.path("options").path("cas").asInt() != version) {
      return Reply.error(400, "check-and-set parameter did not match the current version");
    }
    put(name, body.path("data"));
    return Reply.data(metadata(entries.get(name)));
  }

  private Reply delete(String name) {
    Entry before = entries.get(name);
    if (before != null && versioned) {
      entries.put(name, new Entry(null, before.version()));
    } else {
      entries.remove(name);
    }
    return Reply.done();
  }

  private static ObjectNode metadata(Entry entry) {
    ObjectNode metadata = Reply.object();
    metadata.put("created_time", "2026-01-01T00:00:00.123456789Z");
    metadata.putNull("custom_metadata");
    metadata.put("deletion_time", entry.data() == null ? Instant.now().toString() : "");
    metadata.put("destroyed", false);
    metadata.put("version", entry.version());
    return metadata;
  }
}
