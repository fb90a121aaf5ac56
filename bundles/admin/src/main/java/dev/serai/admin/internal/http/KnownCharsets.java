package dev.serai.admin.internal.http;

import dev.serai.admin.internal.json.Json;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.UUID;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;

/**
 * Refuses bodies in a character set that Java does not know, in front of the JAX-RS runtime, which
 * would answer them with an error page.
 */
public final class KnownCharsets implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isKnown(request.getCharacterEncoding())) {
      chain.doFilter(request, response);
    } else {
      refuse((HttpServletResponse) response);
    }
  }

  private static boolean isKnown(String charset) {
    try {
      return charset == null || Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    ErrorCode code = ErrorCode.UNSUPPORTED_MEDIA_TYPE;
    Failure failure = new Failure(code, "The body's character set is unknown: use UTF-8.", null);
    String id = UUID.randomUUID().toString();
    response.setStatus(code.httpStatus());
    response.setContentType(Problem.TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(Json.bytes(failure.problem(code.httpStatus(), id)));
  }
}
