package dev.serai.registry.internal.tool.scan;

import java.util.Collection;
import java.util.List;

/**
 * Another server that the same clients may use, for comparison.
 *
 * @param alias its alias
 * @param tools the names of its tools
 */
public record OtherServer(String alias, Collection<String> tools) {
  /** Copies the names. */
  public OtherServer {
    tools = List.copyOf(tools);
  }
}
