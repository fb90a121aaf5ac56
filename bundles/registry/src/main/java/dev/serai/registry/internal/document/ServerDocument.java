package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A sound {@code server.json} of schema 2025-12-11, or of an older one migrated to it.
 *
 * @param place the whole document, migrated; its places point into the document as it was written
 * @param name reverse DNS, one slash
 * @param version one exact version
 * @param title for people; the name where the document has none
 * @param description for people
 * @param packages what can be run
 * @param remotes what runs elsewhere
 * @param options Serai's own options
 */
public record ServerDocument(
    Place place,
    String name,
    String version,
    String title,
    String description,
    List<PackageInput> packages,
    List<TransportInput> remotes,
    SeraiOptions options) {
  private static final String NAME = "[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+";

  /**
   * Reads a document.
   *
   * @param json the parsed file
   * @param findings takes every problem
   * @return the document, or empty when there is a problem
   */
  public static Optional<ServerDocument> read(JsonNode json, Findings findings) {
    Place place = Place.root(json, findings);
    if (!SchemaRule.accepts(place)) {
      return Optional.empty();
    }
    ServerDocument document = read(SchemaMigration.migrate(place));
    return findings.isEmpty() ? Optional.of(document) : Optional.empty();
  }

  /** The same with other options. */
  public ServerDocument with(SeraiOptions other) {
    return new ServerDocument(place, name, version, title, description, packages, remotes, other);
  }

  private static ServerDocument read(Place place) {
    String name = name(place.at("name"));
    String version = place.at("version").requiredText(1, 255);
    VersionRule.check(place.at("version"), version);
    DescriptiveRules.check(place);
    return new ServerDocument(
        place,
        name,
        version,
        place.at("title").text(1, 100).orElse(name),
        place.at("description").requiredText(1, 100),
        place.at("packages").items().stream().map(PackageInput::read).toList(),
        place.at("remotes").items().stream().map(TransportInput::ofRemote).toList(),
        SeraiOptions.read(options(place.at("_meta"))));
  }

  private static String name(Place at) {
    String name = at.requiredText(3, 200);
    if (VersionRule.isPlaceholder(name)) {
      at.fault(
          "Has a placeholder that was not filled in: write a name such as com.example/weather.");
    } else if (!name.isEmpty() && !name.matches(NAME)) {
      at.fault(
          "Must be a reverse-DNS name with one slash, such as com.example/weather, made of letters,"
              + " digits, dots, hyphens and (after the slash) underscores.");
    }
    return name;
  }

  private static Place options(Place meta) {
    meta.isObject();
    return meta.at(SeraiOptions.KEY);
  }
}
