package dev.serai.registry.internal.document;

import java.util.Map;

/** The kinds of objects whose fields had other names in older schemas, and what they hold. */
enum Shape {
  DOCUMENT(Map.of("website_url", "websiteUrl")),
  PACKAGE(
      Map.of(
          "registry_name", "registryType",
          "registry_type", "registryType",
          "registry_base_url", "registryBaseUrl",
          "file_sha256", "fileSha256",
          "runtime_hint", "runtimeHint",
          "runtime_arguments", "runtimeArguments",
          "package_arguments", "packageArguments",
          "environment_variables", "environmentVariables")),
  TRANSPORT(Map.of("transport_type", "type")),
  /** Arguments, environment variables, headers and variables. */
  INPUT(
      Map.of(
          "is_required", "isRequired",
          "is_secret", "isSecret",
          "is_repeated", "isRepeated",
          "value_hint", "valueHint")),
  /** An object whose keys the author chooses and whose values are inputs. */
  VARIABLES(Map.of()),
  ICON(Map.of("mime_type", "mimeType")),
  /** Whatever did not change. */
  OTHER(Map.of());

  private final Map<String, String> renamed;

  Shape(Map<String, String> renamed) {
    this.renamed = renamed;
  }

  /** The field's name in the current schema. */
  String current(String field) {
    return renamed.getOrDefault(field, field);
  }

  /** Whether the current schema has the field under another name. */
  boolean isOld(String field) {
    return renamed.containsKey(field);
  }

  /** What a field holds, or the array in it; by its current name. */
  Shape of(String field) {
    return switch (this) {
      case DOCUMENT -> ofDocument(field);
      case PACKAGE -> ofPackage(field);
      case TRANSPORT -> field.equals("headers") ? INPUT : variables(field);
      case INPUT -> variables(field);
      case VARIABLES -> INPUT;
      case ICON, OTHER -> OTHER;
    };
  }

  private static Shape ofDocument(String field) {
    return switch (field) {
      case "packages" -> PACKAGE;
      case "remotes" -> TRANSPORT;
      case "icons" -> ICON;
      default -> OTHER;
    };
  }

  private static Shape ofPackage(String field) {
    return switch (field) {
      case "runtimeArguments", "packageArguments", "environmentVariables" -> INPUT;
      case "transport" -> TRANSPORT;
      default -> OTHER;
    };
  }

  private static Shape variables(String field) {
    return field.equals("variables") ? VARIABLES : OTHER;
  }
}
