package dev.serai.admin.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Whatever goes wrong, in the resources or before any is found, becomes a failure with a code. */
public final class Failures implements ExceptionMapper<Throwable> {
  private static final int OK = 200;
  private static final String CHALLENGE = "Bearer realm=\"serai\"";

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof WebApplicationException refusal) {
      return refused(refusal);
    }
    SeraiException failed = SeraiException.of(error);
    Response.ResponseBuilder answer =
        answer(new Failure(failed.code(), failed.getMessage(), failed));
    failed.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    return answer.build();
  }

  /** What the JAX-RS runtime refuses by itself. */
  private static Response refused(WebApplicationException refusal) {
    return answer(failure(refusal.getResponse().getStatus(), refusal)).build();
  }

  private static Failure failure(int status, Throwable cause) {
    return switch (status) {
      case 404 ->
          new Failure(
              ErrorCode.NOT_FOUND, "There is no such path; see /api/v1/openapi.json.", null);
      case 405 -> new Failure(ErrorCode.METHOD_NOT_ALLOWED, "This path has no such method.", null);
      case 406 ->
          new Failure(
              ErrorCode.NOT_ACCEPTABLE, "The answer would be in a type not accepted.", null);
      case 415 ->
          new Failure(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "PATCH takes application/merge-patch+json, and everything else application/json.",
              null);
      default ->
          status >= 500
              ? new Failure(ErrorCode.INTERNAL, "Serai could not handle the request.", cause)
              : new Failure(ErrorCode.INVALID_VALUE, "The request cannot be read.", null);
    };
  }

  private static Response.ResponseBuilder answer(Failure failure) {
    ErrorCode code = failure.code();
    Response.ResponseBuilder answer = Response.status(status(code)).entity(failure);
    if (code == ErrorCode.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
    return answer;
  }

  /** A code of JSON-RPC answers has no status of its own; a document is at fault that was sent. */
  private static int status(ErrorCode code) {
    if (code == ErrorCode.INVALID_ENTRY) {
      return ErrorCode.INVALID_VALUE.httpStatus();
    }
    return code.httpStatus() == OK ? ErrorCode.INTERNAL.httpStatus() : code.httpStatus();
  }
}
