package dev.serai.edge.internal.entrance;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import javax.servlet.GenericServlet;
import javax.servlet.Servlet;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * The servlet of a JAX-RS application, set up at its first request as a container would. While the
 * whiteboard rebuilds the application, the servlet is there but leads nowhere.
 */
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
    JaxrsRequest passed = new JaxrsRequest((HttpServletRequest) request);
    try {
      application.service(passed, response);
    } catch (RuntimeException e) {
      throw passed.filtered() ? e : rebuilding(e);
    }
    if (!passed.taken()) {
      throw rebuilding(null);
    }
  }

  private static SeraiException rebuilding(RuntimeException cause) {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "The JAX-RS whiteboard rebuilds the application.", cause);
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
