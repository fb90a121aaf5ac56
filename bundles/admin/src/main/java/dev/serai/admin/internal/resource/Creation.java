package dev.serai.admin.internal.resource;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/**
 * Something was made.
 *
 * @param location its address
 * @param tag its entity tag
 * @param body what is answered
 * @param repeated what is answered when the request comes again; without what is told once only
 */
record Creation(String location, String tag, byte[] body, byte[] repeated) {
  private static final String REPLAYED = "Idempotency-Replayed";

  Response first() {
    return answer(body).build();
  }

  Response again() {
    return answer(repeated).header(REPLAYED, "true").build();
  }

  /** What is left of it after the first answer. */
  Creation later() {
    return new Creation(location, tag, repeated, repeated);
  }

  private Response.ResponseBuilder answer(byte[] bytes) {
    return Response.status(Response.Status.CREATED)
        .entity(bytes)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, tag);
  }
}
