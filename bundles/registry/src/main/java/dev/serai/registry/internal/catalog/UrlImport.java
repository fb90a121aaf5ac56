package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Change;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.fetch.DocumentFetcher;
import dev.serai.registry.internal.fetch.Fetches;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * A file that somebody wants to import from a URL.
 *
 * @param uri where it is, absolute
 */
record UrlImport(URI uri) {
  private static final String ACTION = "entry:fetch";
  private static final int MAX_ORIGIN = 1_000;

  /**
   * What somebody typed.
   *
   * @throws SeraiException {@code INVALID_VALUE} for what is no URL; it is not repeated, since it
   *     may hold a secret
   */
  static UrlImport of(String url) {
    try {
      URI uri = new URI(url.strip());
      if (uri.isAbsolute() && !uri.isOpaque()) {
        return new UrlImport(uri);
      }
    } catch (URISyntaxException e) {
      throw refused(e);
    }
    throw refused(null);
  }

  /** Where its entries come from, as they say it: without user, query and fragment. */
  String origin() {
    String host = uri.getHost() == null ? "" : uri.getHost();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String plain = "url:" + uri.getScheme() + "://" + host + port + path;
    return plain.substring(0, Math.min(plain.length(), MAX_ORIGIN));
  }

  /**
   * Gets the file for somebody who may make entries for the owner, which is noted before. No
   * transaction is open while it comes.
   */
  byte[] fetch(CatalogStore store, Fetches fetches, Actor actor, OwnerRef owner) {
    store.use(
        (entryStore, work) ->
            work.change(
                actor,
                ACTION,
                origin(),
                desk -> {
                  desk.require(Verb.CREATE, Resource.of(ResourceKind.ENTRY, "", owner));
                  return new Change<Void>(origin(), null, null, null);
                }));
    return fetches.use(fetcher -> fetcher.get(uri, Map.of(), DocumentFetcher.DOCUMENT_BYTES));
  }

  private static SeraiException refused(URISyntaxException cause) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE,
        "url is no URL of a file: write it whole, as https://example.com/server.json.",
        cause);
  }
}
