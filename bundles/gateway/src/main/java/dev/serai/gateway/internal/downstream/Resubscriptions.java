package dev.serai.gateway.internal.downstream;

import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.routing.Listings;
import dev.serai.gateway.internal.routing.ResourceSubscription;
import dev.serai.gateway.internal.routing.Router;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the subscriptions of sessions anew that an earlier gateway served, or whose servers have
 * forgotten them: they know nothing of them any more, or belong to another process. A client that
 * does not listen has to wait until it does: only then is known what it may use now. Safe for use
 * by any thread.
 */
final class Resubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Resubscriptions.class);

  /** After a start servers become known one after the other. */
  private static final int MAX_ATTEMPTS = 8;

  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Router router;
  private final Listings listings;
  private final ScheduledExecutorService timer;

  Resubscriptions(Router router, Listings listings, ScheduledExecutorService timer) {
    this.router = router;
    this.listings = listings;
    this.timer = timer;
  }

  /** Subscribes to everything that a session was subscribed to. */
  void begin(ClientSession session) {
    session.subscriptions().keySet().forEach(server -> begin(session, server));
  }

  /** Subscribes to everything that a session was subscribed to at a server. */
  void begin(ClientSession session, InstallationId server) {
    if (session.listensFor(server)) {
      session.subscriptions(server).forEach(uri -> begin(session, server, uri, 1));
    }
  }

  private void begin(ClientSession session, InstallationId server, String uri, int attempt) {
    if (!session.subscriptions(server).contains(uri) || !session.listensFor(server)) {
      return;
    }
    new ResourceSubscription(session, session.actor(), exposed(session, server, uri))
        .begin(router)
        .thenAccept(
            begun -> {
              if (!begun) {
                later(session, server, uri, attempt);
              }
            });
  }

  private void later(ClientSession session, InstallationId server, String uri, int attempt) {
    if (attempt < MAX_ATTEMPTS) {
      timer.schedule(
          () -> begin(session, server, uri, attempt + 1),
          FIRST_PAUSE_MILLIS << attempt,
          TimeUnit.MILLISECONDS);
    } else {
      LOG.warn(
          "Server {} does not take up a subscription of {} again; look at its log with"
              + " serai:server-logs",
          server,
          session);
    }
  }

  private String exposed(ClientSession session, InstallationId server, String uri) {
    return session.scope() instanceof Scope.Server
        ? uri
        : listings.entry(server).map(entry -> ServerNames.of(entry).uris().expose(uri)).orElse(uri);
  }
}
