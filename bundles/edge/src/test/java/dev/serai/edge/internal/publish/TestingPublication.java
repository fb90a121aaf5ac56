package dev.serai.edge.internal.publish;

import dev.serai.edge.internal.pass.Forwarder;
import javax.servlet.Servlet;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Both publications without OSGi: the servlet itself, and the application in CXF's servlet. */
public enum TestingPublication {
  WHITEBOARD {
    @Override
    Servlet servlet(Forwarder forwarder) {
      return new ForwardingServlet(forwarder);
    }
  },
  JAXRS {
    @Override
    Servlet servlet(Forwarder forwarder) {
      return new CXFNonSpringJaxrsServlet(new McpApplication(new McpResource(forwarder)));
    }
  };

  abstract Servlet servlet(Forwarder forwarder);

  /** Publishes the URLs in this context. */
  public void publish(Forwarder forwarder, ServletContextHandler context) {
    for (String path : new String[] {"/mcp/*", "/servers/*"}) {
      ServletHolder holder = new ServletHolder(servlet(forwarder));
      holder.setAsyncSupported(true);
      holder.setInitParameter("hide-service-list-page", "true");
      context.addServlet(holder, path);
    }
  }
}
