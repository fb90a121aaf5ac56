package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.http.Heartbeats;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.recovery.KeptCalls;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.Rights;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** Everything that serves clients of 2026-07-28. */
public final class ModernSide {
  private final ModernParts parts;
  private final ModernDownstream downstream;

  /**
   * What can be set.
   *
   * @param folder where the key of request states is kept
   * @param limits bounds
   */
  public record Settings(Path folder, ModernLimits limits) {}

  /** Nobody is served yet. */
  public ModernSide(
      Settings settings,
      Router router,
      Rights rights,
      Upstreams upstreams,
      Listings listings,
      KeptCalls kept,
      OpenExchanges exchanges,
      ScheduledExecutorService timer,
      LimitHits hits) {
    StateSeal seal =
        new StateSeal(StateKey.of(settings.folder()), settings.limits().stateLifetime());
    ServerInfos infos = new ServerInfos();
    ModernForm form = new ModernForm(seal, infos);
    Heartbeats pulse = new Heartbeats();
    this.parts =
        new ModernParts(
            router,
            upstreams,
            listings,
            exchanges,
            timer,
            pulse,
            seal,
            infos,
            form,
            new ParkedCalls(timer, seal, kept, settings.limits(), hits),
            new Listeners(
                router, rights, upstreams, listings, pulse, timer, form, settings.limits(), hits));
    this.downstream = new ModernDownstream(parts, new Discovery(upstreams, listings.gate(), infos));
  }

  /** Answers the messages of clients. */
  public ModernDownstream downstream() {
    return downstream;
  }

  /** Lets open streams show that they live; also finds out which clients have gone. */
  public void beat() {
    parts.pulse().beatAll();
    parts.parked().expire();
  }

  /** Tells listeners that lists have changed. */
  public void listsChanged(Predicate<Client> concerned, Set<String> methods) {
    parts.listeners().tell(concerned, methods);
  }

  /** Delivers what has waited until the rights of clients can be told again. */
  public void deliver() {
    parts.listeners().deliver();
  }

  /** Ends all listening streams. */
  public void stopListening() {
    parts.listeners().stop();
  }
}
