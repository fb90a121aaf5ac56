package dev.serai.edge.internal.entrance;

import java.io.IOException;
import javax.servlet.GenericServlet;
import javax.servlet.Servlet;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/** The servlet of a JAX-RS application, set up at its first request as a container would. */
final class JaxrsServlet extends GenericServlet {
  private static final long serialVersionUID = 1L;

  private final transient Servlet application;
  private transient volatile boolean ready;

  JaxrsServlet(Servlet application) {
    this.application = application;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    if (!ready) {
      prepare(request.getServletContext());
    }
    application.service(new JaxrsRequest((HttpServletRequest) request), response);
  }

  private synchronized void prepare(ServletContext context) throws ServletException {
    if (!ready) {
      application.init(new JaxrsServletConfig(context));
      ready = true;
    }
  }

  @Override
  public synchronized void destroy() {
    if (ready) {
      application.destroy();
    }
  }
}
