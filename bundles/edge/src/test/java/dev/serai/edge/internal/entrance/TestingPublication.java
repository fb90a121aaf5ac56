package dev.serai.edge.internal.entrance;

import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.pass.Forwarder;
import dev.serai.edge.internal.pass.HoldLimits;
import java.time.Duration;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Both publications without OSGi: directly, and by the application in CXF's servlet. */
public enum TestingPublication {
  WHITEBOARD {
    @Override
    Entrance entrance(Forwarder forwarder) {
      return new DirectEntrance(forwarder);
    }
  },
  JAXRS {
    @Override
    Entrance entrance(Forwarder forwarder) {
      ServiceSlot<Servlet> slot = new ServiceSlot<>("JAX-RS whiteboard");
      slot.bind(
          new JaxrsServlet(
              new CXFNonSpringJaxrsServlet(new McpApplication(new McpResource(forwarder)))));
      return new TestingEntrance(Forwarder.untilReturn(slot, new HoldLimits(Duration.ZERO, 0)));
    }
  };

  abstract Entrance entrance(Forwarder forwarder);

  private record TestingEntrance(Forwarder outer) implements Entrance {
    @Override
    public void enter(HttpServletRequest request, HttpServletResponse response) {
      outer.forward(request, response);
    }

    @Override
    public void close() {}
  }

  /** Publishes the URLs in this context. */
  public void publish(Forwarder forwarder, ServletContextHandler context) {
    ServletHolder holder = new ServletHolder(new FrontServlet(entrance(forwarder)));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp/*");
    context.addServlet(holder, "/servers/*");
    context.addServlet(holder, "/.well-known/oauth-protected-resource/*");
  }
}
