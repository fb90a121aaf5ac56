package dev.serai.core.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * A server at one version as another registry lists it. All texts are its words, of any length and
 * contents.
 *
 * @param name the server's name
 * @param version its version
 * @param title for people, or null
 * @param description for people, or null
 * @param status {@code active}, {@code deprecated} or {@code deleted}
 * @param published when it was published there, or null
 */
public record ListedServer(
    String name,
    String version,
    String title,
    String description,
    String status,
    Instant published) {

  /** Name, version and status are there. */
  public ListedServer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(status, "status");
  }
}
