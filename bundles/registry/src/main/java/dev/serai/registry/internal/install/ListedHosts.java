package dev.serai.registry.internal.install;

import java.net.URI;

/** The hosts of remotes that an administrator has listed. Safe for use by any thread. */
@FunctionalInterface
interface ListedHosts {
  /** No host is listed. */
  ListedHosts NONE = url -> false;

  /**
   * Whether the host of a URL is listed, for its scheme and port.
   *
   * @param url absolute, with a host
   */
  boolean list(URI url);
}
