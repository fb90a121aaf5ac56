package dev.serai.core.store;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is kept of a client session while nobody runs it. It holds the session id, which is as good
 * as a key.
 *
 * @param id the session id
 * @param owner what keeps its upstream sessions apart
 * @param principal who began it
 * @param gateway the gateway's name, or null for a session with one server
 * @param server the installation, or null for a session with a gateway
 * @param version the protocol revision
 * @param capabilities what the client declared, JSON text
 * @param clientInfo who the client says it is, JSON text, or null
 * @param logLevel the level that it asked for, or null
 * @param subscriptions resources by installation
 */
public record SessionRecord(
    String id,
    String owner,
    String principal,
    String gateway,
    String server,
    String version,
    String capabilities,
    String clientInfo,
    String logLevel,
    Map<String, Set<String>> subscriptions) {

  /** Required parts are there; subscriptions are copied, none stands for an empty map. */
  public SessionRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(capabilities, "capabilities");
    subscriptions = subscriptions == null ? Map.of() : Map.copyOf(subscriptions);
  }

  /** Without the id. */
  @Override
  public String toString() {
    return "SessionRecord[" + owner + "]";
  }
}
