package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is approved of servers that nobody has listed: installations of which the review says the
 * same share it. Good for one moment; not thread-safe.
 */
final class ApprovedListings {
  private final Reviews reviews;
  private final Map<Object, Optional<ServerListing>> known = new IdentityHashMap<>();

  /** Nothing was asked for yet. */
  ApprovedListings(Reviews reviews) {
    this.reviews = reviews;
  }

  /** What is shown of a server; empty if nothing is known. */
  Optional<ServerListing> of(CatalogEntry entry) {
    Map<ToolRecord.Kind, List<ShownDefinition>> said = reviews.approved(entry.installation());
    return known.computeIfAbsent(said, same -> ServerListing.approved(said));
  }
}
