package dev.serai.edge.internal.publish;

import dev.serai.edge.internal.pass.Forwarder;
import javax.servlet.GenericServlet;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Every method of every URL goes to the forwarder. */
final class ForwardingServlet extends GenericServlet {
  private static final long serialVersionUID = 1L;

  private final transient Forwarder forwarder;

  ForwardingServlet(Forwarder forwarder) {
    this.forwarder = forwarder;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) {
    forwarder.forward((HttpServletRequest) request, (HttpServletResponse) response);
  }
}
