package dev.serai.gateway.internal.search;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import java.util.Arrays;

/**
 * A tool that can be found.
 *
 * @param server whose it is
 * @param alias the server's alias
 * @param name the server's own name of it
 * @param exposed its name on aggregated endpoints
 * @param json its definition as clients see it
 */
public record SearchedTool(
    InstallationId server, Alias alias, String name, String exposed, byte[] json) {

  /**
   * Whether another one is of the same server, found by the same words and shown in the same way.
   */
  boolean isLike(SearchedTool other) {
    return server.equals(other.server)
        && exposed.equals(other.exposed)
        && name.equals(other.name)
        && alias.equals(other.alias)
        && Arrays.equals(json, other.json);
  }

  /** Names it; definitions are long. */
  @Override
  public String toString() {
    return "SearchedTool[" + exposed + "]";
  }
}
