package dev.serai.registry.internal.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.client.ClientConfiguration;
import dev.serai.registry.internal.client.SecretRule;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.HandedIn;
import dev.serai.registry.internal.document.JsonDocuments;
import dev.serai.registry.internal.document.Quoted;
import java.util.List;
import java.util.stream.Stream;

/** Reads files that people import, whatever their kind. For any thread. */
public final class ImportFile {
  private static final JsonDocuments ANY = JsonDocuments.withComments();
  private static final JsonDocuments STRICT = new JsonDocuments();
  private static final String NAME = "server.json";

  private ImportFile() {}

  /**
   * The servers of a file, in order, at least one.
   *
   * @throws dev.serai.core.error.SeraiException {@code INVALID_ENTRY} if there is none
   */
  public static List<Parcel> read(byte[] text) {
    Findings findings = new Findings("file");
    JsonNode json = ANY.parse(text, findings).orElseThrow(findings::refusal);
    if (isDocument(json)) {
      return List.of(document(json, text));
    }
    List<Parcel> parcels =
        ClientConfiguration.read(text, findings).stream().map(Parcel::of).toList();
    if (parcels.isEmpty()) {
      throw findings.refusal();
    }
    return parcels;
  }

  /** What names itself and says nothing that only clients say. */
  private static boolean isDocument(JsonNode json) {
    boolean schema = json.path("$schema").asText().contains("server.schema.json");
    return schema
        || json.path("name").isTextual()
            && Stream.of("mcpServers", "servers", "mcp", "mcp.servers").noneMatch(json::has)
            && (Stream.of("packages", "remotes", "version", "version_detail").anyMatch(json::has)
                || Stream.of("command", "url", "serverUrl", "httpUrl").noneMatch(json::has));
  }

  private static Parcel document(JsonNode json, byte[] text) {
    String given = json.path("name").asText();
    boolean telling = !given.isEmpty() && !SecretRule.isSecretValue(given);
    String name = telling ? Quoted.plain(given) : NAME;
    Findings findings = new Findings(NAME);
    return STRICT
        .parse(text, findings)
        .filter(strict -> HandedIn.read(strict, findings).isPresent())
        .map(strict -> (Parcel) Parcel.Sound.document(name, strict.toString()))
        .orElseGet(() -> new Parcel.Faulty(name, findings.problems()));
  }
}
