package dev.serai.admin.internal.model;

import dev.serai.core.registry.ListedServer;
import java.time.Instant;

/** A server as another registry lists it; see {@link ListedServer}. */
public record OfferedServer(
    String name,
    String version,
    String title,
    String description,
    String status,
    Instant published) {

  /** As clients see it. */
  public static OfferedServer of(ListedServer server) {
    return new OfferedServer(
        server.name(),
        server.version(),
        server.title(),
        server.description(),
        server.status(),
        server.published());
  }
}
