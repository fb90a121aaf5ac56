package dev.serai.registry.internal.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.Launch;
import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.Conversion.Refused;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.launch.LaunchAssembly;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Configurations for tests, written with single quotes. */
final class TestingClient {
  private TestingClient() {}

  /** The conversions of a file without problems of its own. */
  static List<Conversion> read(String text) {
    Findings findings = new Findings("client.json");
    List<Conversion> all =
        ClientConfiguration.read(
            text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), findings);
    assertEquals(List.of(), findings.problems());
    return all;
  }

  /** The only server, which is named {@code s} and has these members. */
  static Converted server(String members) {
    return only("{'mcpServers':{'s':{" + members + "}}}");
  }

  static Converted only(String text) {
    List<Conversion> all = read(text);
    assertEquals(all.toString(), 1, all.size());
    assertTrue(all.toString(), all.get(0) instanceof Converted);
    return (Converted) all.get(0);
  }

  static void assertRefused(String members, String pointer, String reason) {
    Conversion only = read("{'mcpServers':{'s':{" + members + "}}}").get(0);
    assertTrue(only.toString(), only instanceof Refused);
    List<EntryProblem> problems = ((Refused) only).problems();
    assertTrue(
        problems.toString(),
        problems.stream()
            .anyMatch(
                p -> p.pointer().equals("/mcpServers/s" + pointer) && p.reason().contains(reason)));
  }

  static JsonNode parcel(Converted server) {
    return server.document().path("packages").path(0);
  }

  static JsonNode remote(Converted server) {
    return server.document().path("remotes").path(0);
  }

  static JsonNode options(Converted server) {
    return server.document().path("_meta").path("dev.serai/options");
  }

  /** The texts of an argument's or variable's member. */
  static List<String> each(JsonNode array, String member) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.path(member).asText("-")));
    return texts;
  }

  static Launch launch(Converted server) {
    Findings findings = new Findings("test.json");
    Optional<Launch> launch =
        ServerDocument.read(server.document(), findings)
            .flatMap(document -> LaunchAssembly.of(document, findings));
    assertEquals(List.of(), findings.problems());
    return launch.orElseThrow();
  }

  /**
   * Whether it can be launched here as it is. It need not be where it asks for values, or is for
   * another runtime; else it is a failure when it cannot.
   */
  static boolean canBeLaunched(Converted server) {
    String text = server.document().toString();
    String type = parcel(server).path("registryType").asText();
    if (text.contains("isRequired") || type.equals("oci") || type.equals("nuget")) {
      return false;
    }
    launch(server);
    return true;
  }

  static List<String> argv(String members) {
    return ((CommandLaunch) launch(server(members))).argv();
  }
}
