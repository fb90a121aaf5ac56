package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a Vault answers. */
record Reply(int status, JsonNode body) {
  static Reply error(int status, String... errors) {
    ObjectNode body = object();
    var list = body.putArray("errors");
    for (String error : errors) {
      list.add(error);
    }
    return new Reply(status, body);
  }

  /** As Vault writes several errors in one. */
  static Reply denied() {
    return error(403, "1 error occurred:\n\t* permission denied\n\n");
  }

  static Reply done() {
    return new Reply(204, null);
  }

  /** The envelope around data. */
  static ObjectNode envelope(JsonNode data) {
    ObjectNode body = object();
    body.put("request_id", "7b5c6f0e-2f0f-4f0a-9b1a-1d2f3c4b5a69");
    body.put("lease_id", "");
    body.put("renewable", false);
    body.put("lease_duration", 0);
    body.set("data", data);
    body.putNull("wrap_info");
    body.putNull("warnings");
    body.putNull("auth");
    return body;
  }

  static Reply data(JsonNode data) {
    return new Reply(200, envelope(data));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
