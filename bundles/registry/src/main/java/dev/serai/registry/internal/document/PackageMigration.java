package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What a package of an older schema needs beyond other names.
 *
 * @param author the package as it was written
 * @param now the package with its current names; is completed
 * @param origins takes what stands elsewhere than the author wrote it
 */
record PackageMigration(Place author, ObjectNode now, Map<String, String> origins) {
  private static final String OLD_TYPE = "transport_type";
  private static final Set<String> WITH_IMAGE_VERSION =
      Set.of("", "2025-07-09", "2025-09-16", "2025-09-29");

  /**
   * Completes the package.
   *
   * @param date the document's schema; empty where it names none
   * @param older whether packages had no transport then
   */
  void finish(String date, boolean older) {
    moveTransportType();
    if (older && !now.has("transport")) {
      now.putObject("transport").put("type", TransportInput.STDIO);
    }
    if (WITH_IMAGE_VERSION.contains(date) && now.path("registryType").asText().equals("oci")) {
      joinImage();
    }
  }

  private void moveTransportType() {
    if (!now.path(OLD_TYPE).isTextual()) {
      return;
    }
    Place old = author.at(OLD_TYPE);
    Place current = author.at("transport").at("type");
    String given = now.remove(OLD_TYPE).textValue();
    String type = given.equals("streamable") ? TransportInput.STREAMABLE_HTTP : given;
    JsonNode transport = now.has("transport") ? now.get("transport") : now.putObject("transport");
    if (!transport.has("type") && transport instanceof ObjectNode object) {
      object.put("type", type);
      origins.put(current.pointer(), old.pointer());
    } else if (!transport.path("type").asText().equals(type)) {
      old.fault(SchemaMigration.differsFrom(current));
    }
  }

  /** Until 2025-10-11 an image's registry and version stood beside its name. */
  private void joinImage() {
    ImageReference.join(text("identifier"), text("version"), text("registryBaseUrl"))
        .ifPresent(
            image -> {
              now.put("identifier", image);
              now.remove(Set.of("version", "registryBaseUrl"));
            });
  }

  private String text(String field) {
    JsonNode value = now.path(field);
    return value.isTextual() ? value.textValue() : "";
  }
}
