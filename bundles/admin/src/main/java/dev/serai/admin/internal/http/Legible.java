package dev.serai.admin.internal.http;

import dev.serai.admin.internal.json.Json;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.Problem;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Refuses in front of the JAX-RS runtime what it would answer with an error of the server: a body
 * in a character set that Java does not know, and a query that cannot be decoded.
 */
public final class Legible implements Filter {
  private static final Failure CHARSET =
      new Failure(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The body's character set is unknown: use UTF-8.",
          null);
  private static final Failure QUERY =
      new Failure(ErrorCode.INVALID_VALUE, "The query cannot be decoded: a % in it is %25.", null);

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isKnown(request.getCharacterEncoding())) {
      refuse((HttpServletResponse) response, CHARSET);
    } else if (!isDecodable(((HttpServletRequest) request).getQueryString())) {
      refuse((HttpServletResponse) response, QUERY);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isKnown(String charset) {
    try {
      return charset == null || Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isDecodable(String query) {
    try {
      return query == null || URLDecoder.decode(query, StandardCharsets.UTF_8) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, Failure failure) throws IOException {
    int status = failure.code().httpStatus();
    String id = UUID.randomUUID().toString();
    response.setStatus(status);
    response.setContentType(Problem.TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(Json.bytes(failure.problem(status, id)));
  }
}
