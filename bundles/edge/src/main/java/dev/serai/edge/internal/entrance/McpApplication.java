package dev.serai.edge.internal.entrance;

import java.util.Set;
import javax.ws.rs.core.Application;

/** The application of one base path. */
final class McpApplication extends Application {
  private final Set<Object> singletons;

  McpApplication(McpResource resource) {
    singletons = Set.of(new McpRequests(), resource);
  }

  @Override
  public Set<Object> getSingletons() {
    return singletons;
  }
}
