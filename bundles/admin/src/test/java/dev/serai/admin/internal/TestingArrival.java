package dev.serai.admin.internal;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** Lets requests arrive where and how their headers say, as if the server listened there. */
public final class TestingArrival implements Filter {
  static final String ADDRESS = "Testing-Local-Address";
  static final String REMOTE = "Testing-Remote-Address";
  static final String SECURE = "Testing-Secure";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Arrived((HttpServletRequest) request), response);
  }

  private static final class Arrived extends HttpServletRequestWrapper {
    Arrived(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getLocalAddr() {
      String said = getHeader(ADDRESS);
      return said == null ? super.getLocalAddr() : said;
    }

    @Override
    public String getRemoteAddr() {
      String said = getHeader(REMOTE);
      return said == null ? super.getRemoteAddr() : said;
    }

    @Override
    public boolean isSecure() {
      return getHeader(SECURE) != null;
    }
  }
}
