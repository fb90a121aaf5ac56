package dev.serai.edge.internal.entrance;

import java.io.IOException;
import java.nio.charset.Charset;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the JAX-RS application sees it: without a character set that Java does not know,
 * which CXF would answer with an error page. It marks what came by the public URLs.
 */
final class JaxrsRequest extends HttpServletRequestWrapper {
  private boolean taken;
  private boolean filtered;

  JaxrsRequest(HttpServletRequest request) {
    super(request);
  }

  /** The request that the handler is to see. */
  HttpServletRequest original() {
    return (HttpServletRequest) getRequest();
  }

  /** Whether an application took the request; CXF's first step is to ask for its body. */
  boolean taken() {
    return taken;
  }

  /** Whether the application's filters began. */
  boolean filtered() {
    return filtered;
  }

  void beginFilters() {
    filtered = true;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    taken = true;
    return super.getInputStream();
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
