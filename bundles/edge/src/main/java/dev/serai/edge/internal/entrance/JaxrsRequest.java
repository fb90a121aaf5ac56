package dev.serai.edge.internal.entrance;

import java.nio.charset.Charset;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the JAX-RS application sees it: without a character set that Java does not know,
 * which CXF would answer with an error page. It marks what came by the public URLs.
 */
final class JaxrsRequest extends HttpServletRequestWrapper {
  JaxrsRequest(HttpServletRequest request) {
    super(request);
  }

  /** The request that the handler is to see. */
  HttpServletRequest original() {
    return (HttpServletRequest) getRequest();
  }

  @Override
  public String getCharacterEncoding() {
    return knowsCharset() ? super.getCharacterEncoding() : null;
  }

  @Override
  public String getContentType() {
    String type = super.getContentType();
    return type == null || knowsCharset() ? type : type.split(";", 2)[0];
  }

  private boolean knowsCharset() {
    String charset = super.getCharacterEncoding();
    try {
      return charset == null || Charset.isSupported(charset);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
