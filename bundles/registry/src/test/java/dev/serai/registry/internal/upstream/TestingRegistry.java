package dev.serai.registry.internal.upstream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.serai.registry.internal.fetch.TestingSite;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.rules.ExternalResource;

/** A registry that answers as the public one does; its clock is set by hand. */
public final class TestingRegistry extends ExternalResource {
  private static final JsonMapper JSON = new JsonMapper();

  final TestingSite site = new TestingSite();

  /** Its clock. */
  Instant now = Instant.parse("2030-01-01T00:00:00Z");

  /** How many servers a page has at most, whatever is asked for. */
  int pageSize = 100;

  /** What it answers instead, with a status, by a part of the path and query. */
  final Map<String, Object> instead = new HashMap<>();

  /** By name and version. */
  private final Map<String, Version> all = new TreeMap<>();

  @Override
  public org.junit.runners.model.Statement apply(
      org.junit.runners.model.Statement base, org.junit.runner.Description description) {
    return site.apply(super.apply(base, description), description);
  }

  @Override
  protected void before() {
    site.at("/v0.1/servers", this::answer);
  }

  /** Where its API begins. */
  public String url() {
    return site.url("");
  }

  /** Publishes a sound version. */
  public void publish(String name, String version) {
    publish(
        name,
        version,
        "{\"name\":\"%s\",\"version\":\"%s\",\"description\":\"d\",\"remotes\":[{\"type\":\"sse\",\"url\":\"https://mcp.example.com/sse\"}]}"
            .formatted(name, version));
  }

  synchronized void publish(String name, String version, String document) {
    all.put(name + "@" + version, new Version(name, version, document, "active", null, now, now));
  }

  synchronized void status(String name, String version, String status, String message) {
    all.compute(
        name + "@" + version,
        (key, there) ->
            new Version(name, version, there.document(), status, message, there.published(), now));
  }

  /** The requests since the last time. */
  List<String> asked() {
    List<String> asked = List.copyOf(site.requests);
    site.requests.clear();
    return asked;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    for (Map.Entry<String, Object> each : instead.entrySet()) {
      if (path.contains(each.getKey())) {
        boolean status = each.getValue() instanceof Integer;
        TestingSite.answer(
            exchange,
            status ? (Integer) each.getValue() : 200,
            status ? "" : each.getValue().toString());
        return;
      }
    }
    String[] parts = exchange.getRequestURI().getRawPath().split("/");
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (parts.length == 3) {
      TestingSite.answer(exchange, 200, list(query).toString());
      return;
    }
    List<Version> own =
        all.values().stream().filter(each -> each.name().equals(decoded(parts[3]))).toList();
    if (parts.length == 5) {
      TestingSite.answer(exchange, own.isEmpty() ? 404 : 200, servers(own, null).toString());
      return;
    }
    Optional<Version> one =
        parts[5].equals("latest")
            ? own.stream().max(Comparator.comparing(Version::version))
            : own.stream().filter(each -> each.version().equals(decoded(parts[5]))).findFirst();
    TestingSite.answer(
        exchange,
        one.isPresent() ? 200 : 404,
        one.map(this::json).map(Object::toString).orElse("{}"));
  }

  private ObjectNode list(Map<String, String> query) {
    List<Version> found = new ArrayList<>();
    for (Map.Entry<String, Version> each : all.entrySet()) {
      Version version = each.getValue();
      boolean after = each.getKey().compareTo(query.getOrDefault("cursor", "")) > 0;
      boolean newer =
          !query.containsKey("updated_since")
              || version.updated().isAfter(Instant.parse(query.get("updated_since")));
      boolean latest = !"latest".equals(query.get("version")) || isLatest(version);
      if (after && newer && latest && version.name().contains(query.getOrDefault("search", ""))) {
        found.add(version);
      }
    }
    int limit = Math.min(pageSize, Integer.parseInt(query.getOrDefault("limit", "30")));
    return found.size() <= limit
        ? servers(found, null)
        : servers(
            found.subList(0, limit),
            found.get(limit - 1).name() + "@" + found.get(limit - 1).version());
  }

  private boolean isLatest(Version version) {
    return all.values().stream()
        .filter(each -> each.name().equals(version.name()))
        .noneMatch(each -> each.version().compareTo(version.version()) > 0);
  }

  private ObjectNode servers(List<Version> versions, String next) {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode servers = list.putArray("servers");
    versions.forEach(each -> servers.add(json(each)));
    ObjectNode metadata = list.putObject("metadata");
    metadata.put("count", versions.size());
    if (next != null) {
      metadata.put("nextCursor", next);
    }
    return list;
  }

  private ObjectNode json(Version version) {
    ObjectNode json = JSON.createObjectNode();
    json.putRawValue(
        "server", new com.fasterxml.jackson.databind.util.RawValue(version.document()));
    ObjectNode official =
        json.putObject("_meta").putObject("io.modelcontextprotocol.registry/official");
    official.put("status", version.status());
    official.put("statusMessage", version.message());
    official.put("publishedAt", version.published().toString());
    official.put("updatedAt", version.updated().toString());
    official.put("isLatest", isLatest(version));
    return json;
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String each : raw == null ? new String[0] : raw.split("&")) {
      query.put(
          each.substring(0, each.indexOf('=')), decoded(each.substring(each.indexOf('=') + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Version(
      String name,
      String version,
      String document,
      String status,
      String message,
      Instant published,
      Instant updated) {}
}
