package dev.serai.edge.internal.entrance;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;

/** What CXF's servlet is told; without it, CXF would answer {@code /mcp/services} itself. */
record JaxrsServletConfig(ServletContext context) implements ServletConfig {
  private static final Map<String, String> PARAMETERS = Map.of("hide-service-list-page", "true");

  @Override
  public String getServletName() {
    return "serai-edge-jaxrs";
  }

  @Override
  public ServletContext getServletContext() {
    return context;
  }

  @Override
  public String getInitParameter(String name) {
    return PARAMETERS.get(name);
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.enumeration(PARAMETERS.keySet());
  }
}
