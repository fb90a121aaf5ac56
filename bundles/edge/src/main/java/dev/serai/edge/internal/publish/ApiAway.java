package dev.serai.edge.internal.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.serai.core.error.ErrorCode;
import java.io.IOException;
import java.util.UUID;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Answers at the URLs of an API while the API is away, with a problem document (RFC 9457) that says
 * so: a 404 would tell a client that what it asks for does not exist. The API's own context has the
 * longer path, so nothing comes here while it is there.
 */
final class ApiAway extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();
  private static final ErrorCode CODE = ErrorCode.SERVICE_MISSING;

  private final String detail;

  /**
   * Says what is away.
   *
   * @param api the API's name
   * @param feature which feature it comes with
   */
  ApiAway(String api, String feature) {
    this.detail = "The " + api + " is away (" + feature + ").";
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(CODE.httpStatus());
    response.setHeader("Retry-After", "1");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("application/problem+json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writeStringField("type", "urn:serai:error:" + CODE.name());
      json.writeStringField("title", "Service missing");
      json.writeNumberField("status", CODE.httpStatus());
      json.writeStringField("detail", detail);
      json.writeStringField("error", detail);
      json.writeStringField("instance", "urn:uuid:" + UUID.randomUUID());
      json.writeStringField("code", CODE.name());
      json.writeStringField("advice", CODE.advice());
      json.writeBooleanField("retryable", CODE.retryable());
      json.writeEndObject();
    }
  }
}
