package dev.serai.edge.internal.guard;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** A request that comes from the client, not from a trusted proxy. */
public class ProxiedRequest extends HttpServletRequestWrapper {
  private final Proxies proxies;

  /** A request as these proxies tell of it. */
  public ProxiedRequest(HttpServletRequest raw, Proxies proxies) {
    super(raw);
    this.proxies = proxies;
  }

  @Override
  public String getRemoteAddr() {
    return proxies.client(raw());
  }

  @Override
  public String getScheme() {
    return proxies.scheme(raw());
  }

  @Override
  public boolean isSecure() {
    return proxies.any() ? getScheme().equals("https") : super.isSecure();
  }

  private HttpServletRequest raw() {
    return (HttpServletRequest) getRequest();
  }
}
