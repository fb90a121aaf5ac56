package dev.serai.edge.internal.guard;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * Tells whatever else answers over HTTP here from where a request comes and whether it is encrypted
 * on its whole way, as far as trusted proxies tell; it refuses nothing itself.
 */
public final class ProxyFilter implements Filter {
  private final Exposure exposure;

  /** Believes the proxies that are trusted at the time. */
  public ProxyFilter(Exposure exposure) {
    this.exposure = exposure;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Proxies proxies = exposure.proxies();
    boolean passed = proxies.any() && request instanceof HttpServletRequest;
    chain.doFilter(
        passed ? new ProxiedRequest((HttpServletRequest) request, proxies) : request, response);
  }
}
