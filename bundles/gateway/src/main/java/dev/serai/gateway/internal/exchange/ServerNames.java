package dev.serai.gateway.internal.exchange;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;

/**
 * How what a server names is called on aggregated endpoints. What it defines is called alike for
 * all installations of an entry; a task is of one server, whoever may be served by another one next
 * time.
 *
 * @param prefix of what it defines
 * @param alias its own
 */
public record ServerNames(Alias prefix, Alias alias) {
  /** The names of an installation. */
  public static ServerNames of(CatalogEntry entry) {
    return new ServerNames(entry.prefix(), entry.alias());
  }

  /** How its URIs are called. */
  public UriMapping uris() {
    return new UriMapping(prefix);
  }

  /** How its tasks are called. */
  public TaskIds tasks() {
    return new TaskIds(alias);
  }
}
