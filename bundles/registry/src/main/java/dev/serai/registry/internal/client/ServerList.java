package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the servers of a file, whichever client wrote it. */
final class ServerList {
  private static final List<List<String>> ROOTS =
      List.of(
          List.of("mcpServers"),
          List.of("servers"),
          List.of("mcp", "servers"),
          List.of("mcp", "mcpServers"),
          List.of("mcp.servers"));
  private static final List<String> SIGNS =
      List.of("command", "url", "serverUrl", "httpUrl", "transport");

  private static final int MAX_SERVERS = 1000;

  private final JsonNode file;
  private final Findings findings;
  private final Map<String, Prompt> inputs = new LinkedHashMap<>();
  private final List<ClientServer> servers = new ArrayList<>();

  ServerList(JsonNode file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The servers, in order; where there are none, a problem of the file says what is missing. */
  List<ClientServer> find() {
    Place root = Place.root(file, findings);
    if (!root.isObject() || isServerJson(root)) {
      return List.of();
    }
    Stream.of(root.at("inputs"), root.at("mcp").at("inputs"))
        .forEach(at -> Prompt.ofInputs(at).forEach(inputs::putIfAbsent));
    List<List<String>> roots = ROOTS.stream().filter(this::holdsMany).toList();
    roots.forEach(this::addAll);
    if (roots.isEmpty()) {
      addWithoutRoot();
    }
    if (!findings.isEmpty()) {
      return List.of();
    }
    if (servers.isEmpty()) {
      root.fault(
          "Holds no server: write {\"mcpServers\": {\"name\": {\"command\": ...}}} or a single"
              + " server with \"command\" or \"url\".");
    }
    return servers;
  }

  private static boolean isServerJson(Place root) {
    boolean is =
        root.at("name").isPresent()
            && (root.at("packages").isPresent() || root.at("remotes").isPresent());
    if (is) {
      root.fault("Is a server.json already: put it into the folder of servers as it is.");
    }
    return is;
  }

  private boolean holdsMany(List<String> path) {
    JsonNode node = at(path, findings).node();
    return node.isObject() && !isServer(node) || node.isArray();
  }

  private void addWithoutRoot() {
    if (isServer(file)) {
      add(List.of(), named(file, "server"));
    } else if (isServer(file.path("server"))) {
      add(List.of("server"), named(file.path("server"), "server"));
    } else if (Stream.of(file).flatMap(ServerList::children).anyMatch(ServerList::isServer)) {
      addAll(List.of());
    }
  }

  private void addAll(List<String> path) {
    JsonNode node = at(path, findings).node();
    if (node.size() > MAX_SERVERS) {
      at(path, findings).fault("Holds more than " + MAX_SERVERS + " members: split the file.");
      return;
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(with(path, String.valueOf(i)), named(node.get(i), "server-" + (i + 1)));
    }
    if (node.isObject()) {
      node.properties().stream()
          .filter(member -> path.isEmpty() ? member.getValue().isObject() : !isComment(member))
          .forEach(member -> add(with(path, member.getKey()), member.getKey()));
    }
  }

  private void add(List<String> path, String name) {
    Findings own = findings.part();
    servers.add(new ClientServer(name, at(path, own), own, inputs));
  }

  private Place at(List<String> path, Findings target) {
    Place at = Place.root(file, target);
    for (String step : path) {
      at = at.node().isArray() ? at.items().get(Integer.parseInt(step)) : at.at(step);
    }
    return at;
  }

  private static boolean isServer(JsonNode node) {
    return node.isObject()
        && SIGNS.stream().anyMatch(sign -> node.has(sign) && !isServer(node.get(sign)));
  }

  private static boolean isComment(Map.Entry<String, JsonNode> member) {
    return member.getKey().matches("(?s)[_$/].*") && !member.getValue().isObject();
  }

  private static String named(JsonNode server, String otherwise) {
    String name = server.path("name").asText();
    return name.isBlank() || SecretRule.isSecretValue(name) ? otherwise : name;
  }

  private static Stream<JsonNode> children(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children.stream();
  }

  private static List<String> with(List<String> path, String step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }
}
