package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a configuration at a few places: other values, other members, planted secrets. */
public final class ClientMutation {
  /** What is planted; none of it may come out. */
  public static final List<String> SECRETS =
      List.of(
          "ghp_PlantedPlanted0123456789",
          "sk-PlantedPlanted0123456789",
          "xoxb-0123456789-Planted",
          "eyJQbGFudGVk.UGxhbnRlZA.c2lnbmF0dXJl");

  private static final List<String> FORMS =
      List.of(
          "%s",
          "Bearer %s",
          "--token=%s",
          "https://u:%s@a.example/x",
          "${X:-%s}",
          "x %s y",
          "${%s}",
          "${input:%s}",
          "a=%s",
          "{%s}");
  private static final List<String> KEYS =
      List.of(
          "command",
          "args",
          "env",
          "url",
          "headers",
          "type",
          "transport",
          "cwd",
          "disabled",
          "description",
          "timeout",
          "name",
          "API_KEY",
          "httpUrl",
          "inputs",
          "servers");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "npx",
          "uvx",
          "docker",
          "run",
          "-e",
          "--",
          "-p",
          "${input:x}",
          "${workspaceFolder}",
          "$${a}",
          "${",
          "{a}",
          "a@latest",
          "@a/b@1.0.0",
          "a\nb",
          "\0",
          "sse",
          "http",
          "cmd",
          "/c",
          "https://a.example/sse",
          "\ud800",
          "--env=A=b");

  private final Random random;

  /** Changes by chance. */
  public ClientMutation(Random random) {
    this.random = random;
  }

  /** A changed copy. */
  public JsonNode of(JsonNode original) {
    JsonNode copy = original.deepCopy();
    for (int i = random.nextInt(4); i >= 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(copy, containers);
      JsonNode at = containers.get(random.nextInt(containers.size()));
      if (at instanceof ObjectNode object) {
        mutate(object);
      } else if (at instanceof ArrayNode array) {
        mutate(array);
      }
    }
    return copy;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void mutate(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    String key = keys.isEmpty() ? pick(KEYS) : pick(keys);
    switch (random.nextInt(4)) {
      case 0 -> object.remove(key);
      case 1 -> object.set(pick(KEYS), value());
      case 2 -> object.set(pick(KEYS), object.path(key).deepCopy());
      default -> object.set(key, value());
    }
  }

  private void mutate(ArrayNode array) {
    int at = array.isEmpty() ? 0 : random.nextInt(array.size());
    switch (random.nextInt(3)) {
      case 0 -> array.remove(at);
      case 1 -> array.insert(at, value());
      default -> array.add(value());
    }
  }

  private JsonNode value() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextInt(3) - 1);
      case 2 -> nodes.booleanNode(random.nextBoolean());
      case 3 -> nodes.objectNode().set(pick(KEYS), value());
      case 4 -> nodes.arrayNode().add(value());
      case 5 -> nodes.textNode(String.format(pick(FORMS), pick(SECRETS)));
      default -> nodes.textNode(pick(TEXTS));
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
