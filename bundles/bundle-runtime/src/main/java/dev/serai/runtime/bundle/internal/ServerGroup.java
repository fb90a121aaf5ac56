package dev.serai.runtime.bundle.internal;

import dev.serai.core.registry.Alias;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of one bundle that make one server, and the running servers made of them. */
final class ServerGroup {
  static final String SOURCE = "bundle";

  private static final Logger LOG = LoggerFactory.getLogger(ServerGroup.class);

  private final ToolBundle bundle;
  private final String server;
  private final Map<Long, Contribution> contributions = new HashMap<>();
  private final Set<InProcessServer> running = new HashSet<>();
  private Set<Contribution> reported = Set.of();
  private boolean left;

  ServerGroup(ToolBundle bundle, String server) {
    this.bundle = bundle;
    this.server = server;
  }

  ToolBundle bundle() {
    return bundle;
  }

  BundleLaunch launch() {
    return new BundleLaunch(server, bundle.id());
  }

  synchronized void put(Contribution contribution) {
    contributions.put(contribution.serviceId(), contribution);
  }

  /** Takes a service away; whether none is left. */
  synchronized boolean take(Contribution contribution) {
    contributions.remove(contribution.serviceId());
    return contributions.isEmpty();
  }

  synchronized ServerText text() {
    List<Contribution> best =
        contributions.values().stream().sorted(Contribution.BEST_FIRST).toList();
    return ServerText.of(server, bundle, best);
  }

  /** The catalog entry, or empty where the server's name makes no alias. */
  Optional<CatalogEntry> entry() {
    return AliasForm.of(server).map(this::entry);
  }

  private CatalogEntry entry(Alias alias) {
    ServerText text = text();
    return new CatalogEntry(
        alias,
        bundle.symbolicName() + "/" + server,
        text.version(),
        text.title(),
        text.description(),
        launch(),
        options(),
        new Origin(SOURCE, bundle.location(), ranking(), bundle.version()));
  }

  private static EntryOptions options() {
    EntryOptions defaults = EntryOptions.DEFAULTS;
    return new EntryOptions(
        defaults.start(),
        defaults.isolation(),
        Duration.ZERO,
        defaults.callTimeout(),
        defaults.startTimeout(),
        defaults.firstStartTimeout());
  }

  private synchronized int ranking() {
    return contributions.values().stream().mapToInt(Contribution::ranking).max().orElse(0);
  }

  synchronized Features features() {
    return Features.of(contributions.values());
  }

  /** Adds a server that was made of these services; false once they have left. */
  synchronized boolean attach(InProcessServer started) {
    return !left && running.add(started);
  }

  /** Takes no more servers; those that run. */
  synchronized List<InProcessServer> leave() {
    left = true;
    return List.copyOf(running);
  }

  synchronized void detach(InProcessServer ended) {
    running.remove(ended);
  }

  /** The servers running on these services. */
  synchronized List<InProcessServer> running() {
    return List.copyOf(running);
  }

  /** Brings the running servers to what the services are now. */
  void refresh() {
    Features features = features();
    report(features);
    running().forEach(it -> it.offer(features));
  }

  private synchronized void report(Features features) {
    for (Contribution hidden : features.hidden()) {
      if (!reported.contains(hidden)) {
        LOG.warn(
            "{} of server {} in {} is registered twice; the one with the lower service.ranking"
                + " (service {}) is not used. Rename it or remove it.",
            hidden.feature(),
            server,
            bundle.location(),
            hidden.serviceId());
      }
    }
    reported = Set.copyOf(features.hidden());
  }
}
