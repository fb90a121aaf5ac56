package dev.serai.registry.internal.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;

/** Answers with JSON. */
final class Reply {
  private static final int TAG = 16;

  private Reply() {}

  /** What was read, or 304 if the client has it (RFC 9110, section 13.1.2). */
  static Response read(Request request, byte[] json) {
    EntityTag tag = new EntityTag(HexFormat.of().formatHex(hash(json), 0, TAG));
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = known == null ? body(Response.Status.OK, json) : known;
    return answer.tag(tag).header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION).build();
  }

  /** What was done. */
  static Response done(Response.Status status, byte[] json) {
    return body(status, json).build();
  }

  private static Response.ResponseBuilder body(Response.Status status, byte[] json) {
    return Response.status(status).entity(json).type(MediaType.APPLICATION_JSON_TYPE);
  }

  private static byte[] hash(byte[] json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
