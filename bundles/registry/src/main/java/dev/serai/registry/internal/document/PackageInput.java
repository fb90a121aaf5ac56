package dev.serai.registry.internal.document;

import java.util.List;
import java.util.Optional;

/**
 * A package (server.json: Package). The type is an open string: what can be run is decided later.
 *
 * @param place where it stands
 * @param registryType npm, pypi, oci, nuget, mcpb and others
 * @param identifier the package's name or address
 * @param version its version, where the document gives one
 * @param runtimeHint the program that the author had in mind
 * @param runtimeArguments arguments of that program
 * @param packageArguments arguments of the server
 * @param environment the server's environment variables
 * @param transport how the server speaks MCP
 */
public record PackageInput(
    Place place,
    String registryType,
    String identifier,
    Optional<String> version,
    Optional<String> runtimeHint,
    List<ArgumentInput> runtimeArguments,
    List<ArgumentInput> packageArguments,
    List<NamedInput> environment,
    TransportInput transport) {

  /** Reads an element of {@code packages}. */
  public static PackageInput read(Place place) {
    place.isObject();
    Optional<String> version = place.at("version").text(0, 255);
    version.ifPresent(text -> checkVersion(place.at("version"), text));
    place.at("registryBaseUrl").text();
    String type = place.at("registryType").requiredText(1, 255);
    checkHash(place.at("fileSha256"), type.equals("mcpb"));
    return new PackageInput(
        place,
        type,
        identifier(place),
        version,
        place.at("runtimeHint").text(),
        ArgumentInput.ofRuntime(place.at("runtimeArguments")),
        ArgumentInput.ofPackage(place.at("packageArguments")),
        NamedInput.environment(place.at("environmentVariables")),
        TransportInput.ofPackage(place.at("transport")));
  }

  private static String identifier(Place place) {
    Place at = place.at("identifier");
    if (!at.isPresent() && place.at("name").isPresent()) {
      at.fault("Is required: write what is given as \"name\" as \"identifier\".");
      return "";
    }
    return at.requiredText(1, 2048);
  }

  private static void checkVersion(Place at, String version) {
    if (version.isEmpty()) {
      at.fault("Is empty: write the exact version, or remove it for whatever is newest.");
    } else if (version.equalsIgnoreCase("latest")) {
      at.fault("\"latest\" is not a version: name the exact one.");
    } else {
      VersionRule.check(at, version);
    }
  }

  private static void checkHash(Place at, boolean required) {
    if (required && !at.isPresent()) {
      at.fault("Is required for a package of type mcpb: add the file's SHA-256.");
    }
    if (at.text().filter(hash -> !hash.matches("[a-f0-9]{64}")).isPresent()) {
      at.fault("Must be 64 lower-case hexadecimal digits: write the file's SHA-256.");
    }
  }
}
