package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that people hand in. Unlike those of the folder, which whoever runs Serai writes, they
 * read nothing of Serai's own environment, and a package in them is one by its name, so that what
 * is decided about the name is decided about the package.
 */
public final class HandedIn {
  private static final String REFERENCE = "${env:";
  private static final List<String> LAUNCHED = List.of("packages", "remotes");

  private HandedIn() {}

  /**
   * Reads a document.
   *
   * @param json the parsed file
   * @param findings takes every problem
   * @return the document, or empty when there is a problem
   */
  public static Optional<ServerDocument> read(JsonNode json, Findings findings) {
    Optional<ServerDocument> document = ServerDocument.read(json, findings);
    document.ifPresent(HandedIn::check);
    return document.filter(sound -> findings.isEmpty());
  }

  private static void check(ServerDocument document) {
    LAUNCHED.forEach(part -> refuseReferences(document.place().at(part)));
    refuseReferences(document.place().at("_meta").at(SeraiOptions.KEY));
    document
        .packages()
        .forEach(each -> PackageNames.fault(each).ifPresent(each.place().at("identifier")::fault));
  }

  private static void refuseReferences(Place at) {
    if (at.node().isArray()) {
      at.items().forEach(HandedIn::refuseReferences);
    } else if (at.node().isObject()) {
      for (Map.Entry<String, Place> member : at.members().entrySet()) {
        refuseReferences(member.getValue());
      }
    } else if (at.node().asText().contains(REFERENCE)) {
      at.fault(
          "Reads Serai's own environment by ${env:...}, which only a document in the folder of"
              + " servers may: make it an input with \"isRequired\": true, whose value is given"
              + " when the server is installed.");
    }
  }
}
