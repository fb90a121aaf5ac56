package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.util.List;
import java.util.Optional;

/**
 * Turns the configuration that a desktop client or an editor keeps ({@code mcpServers}, {@code
 * servers}, {@code mcp.servers}, a bare map of servers, a single server) into {@code server.json}
 * documents of schema 2025-12-11. Nothing is fetched or started. For any thread.
 */
public final class ClientConfiguration {
  private static final JsonDocuments DOCUMENTS = JsonDocuments.withComments();

  private ClientConfiguration() {}

  /**
   * Reads a file. Comments, trailing commas and a byte-order mark are allowed.
   *
   * @param text the file's content, at most 1 MiB of UTF-8
   * @param findings takes what is wrong with the whole file; a server's own problems stand in its
   *     conversion
   * @return a conversion for each server, in order; none where the file is unusable
   */
  public static List<Conversion> read(byte[] text, Findings findings) {
    Optional<JsonNode> file = DOCUMENTS.parse(text, findings);
    Names names = new Names();
    return file.map(json -> new ServerList(json, findings).find()).orElse(List.of()).stream()
        .map(server -> new ServerConversion(server).convert(names))
        .toList();
  }
}
