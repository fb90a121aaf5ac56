package dev.serai.registry.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.Catalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * Asks a registry what became of what was picked there. Mostly for what was changed since it was
 * asked last, and an hour before: its clock may differ from this one's, and a change may be seen
 * there later than it was made. Once a day, and where that list is too long, for each picked server
 * instead, so that nothing is missed for good.
 */
final class Inquiry {
  /** How much the clocks may differ. */
  static final Duration OVERLAP = Duration.ofHours(1);

  /** How often all picked servers are looked at one by one. */
  static final Duration COMPARED_EVERY = Duration.ofHours(24);

  /** How long an inquiry may take, up to its last answer. */
  static final Duration LIMIT = Duration.ofMinutes(10);

  /** How many pages of changes are read. */
  static final int MAX_PAGES = 20;

  private static final int MAX_PROBLEM = 1_000;

  private final Catalog catalog;
  private final RegistryClients clients;
  private final Ledger ledger;
  private final Clock clock;

  Inquiry(Registries registries, Catalog catalog, RegistryClients clients, Clock clock) {
    this.catalog = catalog;
    this.clients = clients;
    this.ledger = new Ledger(registries);
    this.clock = clock;
  }

  /**
   * Asks.
   *
   * @param limit how long that may take, up to the last answer; what was answered until then is
   *     kept
   * @return the registry as it is then; its problem says what was not answered
   * @throws SeraiException where the store or access control is away: what was taken over until
   *     then stays
   */
  Versioned<RegistryRecord> ask(String name, Duration limit) {
    Instant begun = clock.instant();
    RegistryRecord registry = ledger.find(name).value();
    Followed followed = new Followed(name, catalog, Knowledge.of(registry));
    Result result = new Result(registry.asked(), registry.compared());
    try {
      result = answered(registry, followed, begun, begun.plus(limit));
    } catch (SeraiException e) {
      if (e.code() != ErrorCode.FETCH_FAILED && e.code() != ErrorCode.FETCH_REFUSED) {
        throw e;
      }
      followed.problems().add(e.getMessage() + " " + e.code().advice());
    }
    return keep(name, begun, result, followed);
  }

  private Result answered(
      RegistryRecord registry, Followed followed, Instant begun, Instant deadline) {
    if (followed.servers().isEmpty()) {
      return new Result(begun, begun);
    }
    return clients.use(
        registry,
        client -> {
          if (!isDue(registry, begun)) {
            compare(client, news(followed), followed, deadline);
            if (takeChanges(client, registry.asked(), followed, deadline)) {
              return new Result(begun, registry.compared());
            }
          }
          List<String> all = List.copyOf(new TreeSet<>(followed.servers()));
          return compare(client, all, followed, deadline)
              ? new Result(begun, begun)
              : new Result(registry.asked(), registry.compared());
        });
  }

  private static boolean isDue(RegistryRecord registry, Instant now) {
    return registry.asked() == null
        || registry.compared() == null
        || registry.asked().isAfter(now)
        || registry.compared().isAfter(now)
        || !registry.compared().plus(COMPARED_EVERY).isAfter(now);
  }

  /** Takes over what was changed, page by page; whether that was all. */
  private boolean takeChanges(
      RegistryClient client, Instant asked, Followed followed, Instant deadline) {
    String cursor = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      requireTime(deadline);
      Offers offers = client.changed(asked.minus(OVERLAP), cursor);
      offers.offers().forEach(followed::take);
      if (offers.next() == null) {
        return true;
      }
      cursor = offers.next();
    }
    return false;
  }

  /** Servers of which nothing is known yet. */
  private static List<String> news(Followed followed) {
    return followed.servers().stream()
        .filter(server -> !followed.knowledge().knows(server))
        .sorted()
        .toList();
  }

  /**
   * Looks at servers one by one: one that cannot be had keeps no other one back; that none can is
   * told once.
   *
   * @return whether all were had
   */
  private boolean compare(
      RegistryClient client, List<String> servers, Followed followed, Instant deadline) {
    SeraiException failed = null;
    int had = 0;
    for (String server : servers) {
      requireTime(deadline);
      try {
        followed.compare(client.versions(server).offers(), server);
        had++;
      } catch (SeraiException e) {
        if (e.code() != ErrorCode.FETCH_FAILED) {
          throw e;
        }
        failed = e;
        followed.problems().add(server + ": " + e.getMessage());
      }
    }
    if (failed != null && had == 0) {
      followed.problems().clear();
      throw failed;
    }
    return failed == null;
  }

  private void requireTime(Instant deadline) {
    if (clock.instant().isAfter(deadline)) {
      throw new SeraiException(
          ErrorCode.FETCH_FAILED, "The registry did not answer everything in time.");
    }
  }

  private Versioned<RegistryRecord> keep(
      String name, Instant begun, Result result, Followed followed) {
    String problem = problem(followed.problems());
    return ledger.keep(
        name,
        there ->
            new RegistryRecord(
                there.name(),
                there.url(),
                there.followed(),
                Knowledge.of(there).with(followed.knowledge()).servers(),
                begun,
                result.asked(),
                result.compared(),
                problem));
  }

  private static String problem(List<String> problems) {
    String all = String.join(" ", problems).replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
    return all.isEmpty() ? null : all.substring(0, Math.min(all.length(), MAX_PROBLEM));
  }

  /** Since when changes are asked for next time, and when all servers were looked at. */
  private record Result(Instant asked, Instant compared) {}
}
