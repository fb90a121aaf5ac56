package dev.serai.registry.internal.api;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Whatever goes wrong, in the resources or before any is found, becomes a failure with a code. */
final class Failures implements ExceptionMapper<Throwable> {
  private static final String CHALLENGE = "Bearer realm=\"serai\"";

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof WebApplicationException refusal) {
      return answer(refused(refusal)).build();
    }
    SeraiException failed = SeraiException.of(error);
    Response.ResponseBuilder answer =
        answer(new Failure(failed.code(), failed.getMessage(), failed));
    failed.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    return answer.build();
  }

  /** What the JAX-RS runtime refuses by itself. */
  private static Failure refused(WebApplicationException refusal) {
    int status = refusal.getResponse().getStatus();
    return switch (status) {
      case 404 ->
          new Failure(
              ErrorCode.NOT_FOUND,
              "There is no such path: the API begins at /registry/v0.1/servers.",
              null);
      case 405 -> new Failure(ErrorCode.METHOD_NOT_ALLOWED, "This path has no such method.", null);
      case 406 ->
          new Failure(ErrorCode.NOT_ACCEPTABLE, "The answer would be application/json.", null);
      default ->
          status >= 500
              ? new Failure(ErrorCode.INTERNAL, "Serai could not handle the request.", refusal)
              : new Failure(ErrorCode.INVALID_VALUE, "The request cannot be read.", null);
    };
  }

  private static Response.ResponseBuilder answer(Failure failure) {
    Response.ResponseBuilder answer = Response.status(failure.status()).entity(failure);
    if (failure.code() == ErrorCode.UNAUTHENTICATED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
    return answer;
  }
}
