package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.http.Heartbeats;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.Router;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What serves modern clients.
 *
 * @param router answers requests
 * @param upstreams the servers' side
 * @param listings what servers list
 * @param exchanges the requests in flight
 * @param timer for what has to wait or must not run at once
 * @param pulse lets open answers show that they live
 * @param seal seals states
 * @param infos who answers
 * @param form how answers look
 * @param parked calls that wait for input
 * @param listeners clients that listen
 */
record ModernParts(
    Router router,
    Upstreams upstreams,
    Listings listings,
    OpenExchanges exchanges,
    ScheduledExecutorService timer,
    Heartbeats pulse,
    StateSeal seal,
    ServerInfos infos,
    ModernForm form,
    ParkedCalls parked,
    Listeners listeners) {

  /** Runs something apart from the locks of whoever calls. */
  void run(Runnable task) {
    timer.execute(task);
  }

  /** Answers a request, once it is known who answers. */
  void route(Exchange exchange) {
    if (exchange.client().scope() instanceof Scope.Server server
        && infos.isUnknown(server.installation())) {
      upstreams
          .session(server.installation(), exchange.client())
          .whenComplete(
              (session, error) -> {
                if (error == null) {
                  infos.put(server.installation(), session.hello().serverInfo().toBytes());
                }
                router.route(exchange);
              });
    } else {
      router.route(exchange);
    }
  }
}
