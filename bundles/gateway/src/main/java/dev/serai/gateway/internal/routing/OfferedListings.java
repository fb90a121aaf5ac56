package dev.serai.gateway.internal.routing;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is approved of entries that gateways bind by name, for those who have no installation of
 * them: what they may set up can be seen before. Guarded by its view.
 */
final class OfferedListings {
  private final Reviews reviews;
  private final Map<Alias, OfferedEntry> entries = new TreeMap<>();
  private final Map<InstallationId, ServerListing> listings = new HashMap<>();

  OfferedListings(Reviews reviews) {
    this.reviews = reviews;
  }

  /** Learns which entries there are; these and no others are bound by name. */
  void know(RegistrySnapshot snapshot, Predicate<String> bound) {
    entries.clear();
    snapshot.offered().stream()
        .filter(entry -> bound.test(entry.name()))
        .forEach(entry -> entries.put(entry.prefix(), entry));
    listings.keySet().removeIf(id -> entries.values().stream().noneMatch(e -> e.id().equals(id)));
    entries.values().forEach(this::ask);
  }

  /** What is approved of a prefix may be something else now. */
  void ask(Alias prefix) {
    OfferedEntry entry = entries.get(prefix);
    if (entry != null) {
      ask(entry);
    }
  }

  /** Asks again of what nothing was approved; whether something is now. */
  boolean askAgain() {
    int known = listings.size();
    entries.values().stream().filter(entry -> !listings.containsKey(entry.id())).forEach(this::ask);
    return listings.size() > known;
  }

  private void ask(OfferedEntry entry) {
    ServerListing.approved(reviews.approved(entry.id()))
        .ifPresent(listing -> listings.put(entry.id(), listing));
  }

  /** Adds them to what servers list. */
  void addTo(Map<ListedServer, ServerListing> all) {
    entries
        .values()
        .forEach(
            entry -> {
              ServerListing listing = listings.get(entry.id());
              if (listing != null) {
                all.put(
                    new ListedServer(entry.prefix(), entry.id(), OwnerRef.ORGANIZATION), listing);
              }
            });
  }
}
