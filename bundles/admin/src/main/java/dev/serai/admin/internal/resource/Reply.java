package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.json.Json;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Answers. */
final class Reply {
  private static final String AFTER = "after";

  private Reply() {}

  static Response ok(Object value) {
    return Response.ok(Json.bytes(value), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** A record, or that the client has it already. */
  static Response record(Call call, Object value, long version) {
    String tag = Versions.tag(version);
    if (Versions.known(call.header(HttpHeaders.IF_NONE_MATCH), version)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    return changed(value, version);
  }

  /** A record as it is after a change. */
  static Response changed(Object value, long version) {
    return Response.ok(Json.bytes(value), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, Versions.tag(version))
        .build();
  }

  /**
   * A part of a list, with what continues it in the header {@code Link} (RFC 8288) too, relative to
   * the address of the request.
   *
   * @param next what {@code after} has to be for the part behind, or null
   */
  static Response listing(Call call, Object listing, String next) {
    Response.ResponseBuilder answer =
        Response.ok(Json.bytes(listing), MediaType.APPLICATION_JSON_TYPE);
    if (next != null) {
      answer.header(HttpHeaders.LINK, "<?" + call.queryWith(AFTER, next) + ">; rel=\"next\"");
    }
    return answer.build();
  }

  static Response done() {
    return Response.noContent().build();
  }
}
