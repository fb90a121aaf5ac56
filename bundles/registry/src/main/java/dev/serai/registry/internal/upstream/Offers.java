package dev.serai.registry.internal.upstream;

import java.util.List;

/**
 * A part of a registry's list.
 *
 * @param offers what can be read of it
 * @param skipped how many others there are that are no servers
 * @param next the cursor of what follows, or null at the end
 */
record Offers(List<Offer> offers, int skipped, String next) {
  Offers {
    offers = List.copyOf(offers);
  }
}
