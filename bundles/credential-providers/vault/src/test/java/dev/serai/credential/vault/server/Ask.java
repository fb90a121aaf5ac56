package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request as a Vault hears it.
 *
 * @param path after {@code /v1/}
 */
record Ask(String method, String path, JsonNode body, String token, String namespace) {
  boolean is(String method, String path) {
    return this.method.equals(method) && this.path.equals(path);
  }

  boolean writes() {
    return method.equals("POST") || method.equals("PUT");
  }

  String text(String name) {
    return body.path(name).asText();
  }
}
