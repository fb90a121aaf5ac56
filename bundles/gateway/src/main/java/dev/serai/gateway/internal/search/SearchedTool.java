package dev.serai.gateway.internal.search;

import dev.serai.core.registry.Alias;
import dev.serai.core.runtime.InstallationId;
import java.util.Arrays;
import java.util.Set;

/**
 * A tool that can be found.
 *
 * @param servers whose it is: each caller uses one of them
 * @param alias under which they are offered
 * @param name the servers' own name of it
 * @param exposed its name on aggregated endpoints
 * @param json its definition as clients see it
 */
public record SearchedTool(
    Set<InstallationId> servers, Alias alias, String name, String exposed, byte[] json) {

  /**
   * Whether another one is of the same servers, found by the same words and shown in the same way.
   */
  boolean isLike(SearchedTool other) {
    return servers.equals(other.servers)
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
