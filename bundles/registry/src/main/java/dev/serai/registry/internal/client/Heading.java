package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people read of a document, and its version. */
final class Heading {
  private static final String SCHEMA =
      "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";
  private static final String UNKNOWN = "1.0.0";
  private static final int MAX = 100;
  private static final Pattern EXACT =
      Pattern.compile("[vV]?\\d+\\.\\d+(?:\\.\\d[A-Za-z0-9.+_-]*)+");
  private static final Pattern TAG = Pattern.compile("[^/]*/?.*:([^:/@]+)(?:@.*)?");

  private final Draft draft;
  private final String client;

  Heading(Draft draft, String client) {
    this.draft = draft;
    this.client = client;
  }

  /** Writes the members that stand first; the name follows at last. */
  void write() {
    String title = cut(plain(client));
    ObjectNode document = draft.document();
    document.put("$schema", SCHEMA).put("name", "");
    if (!title.isEmpty()) {
      document.put("title", title);
    }
    document.put("description", description()).put("version", UNKNOWN);
  }

  /** The version that the package tells. */
  void writeVersion() {
    JsonNode called = draft.document().path("packages").path(0);
    String version = called.path("version").asText();
    if (called.path("registryType").asText().equals("oci")) {
      Matcher tag = TAG.matcher(called.path("identifier").asText());
      version = tag.matches() ? tag.group(1) : "";
    }
    if (EXACT.matcher(version).matches()) {
      draft.document().put("version", version);
    }
  }

  private String description() {
    JsonNode given = draft.place().at("description").node();
    String text = plain(given.asText());
    boolean usable = !text.isEmpty() && !SecretRule.isSecretValue(text);
    String shown = usable ? cut(text) : cut("From a client's configuration: " + plain(client));
    if (!given.isMissingNode() && !shown.equals(text)) {
      draft.note("\"description\" was " + (usable ? "cut to 100 characters." : "left out."));
    }
    return shown;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }

  private static String cut(String text) {
    if (text.length() <= MAX) {
      return text;
    }
    String begin = text.substring(0, MAX - 3).replaceFirst("[\\uD800-\\uDBFF]$", "");
    return begin.strip() + "...";
  }
}
