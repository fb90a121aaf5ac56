package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The adapter of the revisions with sessions (MCP 2025-11-25 and earlier). */
final class LegacyUpstream implements UpstreamEra {
  private static final String SUBSCRIBE = "resources/subscribe";
  private static final String ROOTS_CHANGED = "notifications/roots/list_changed";
  private static final String SET_LEVEL = "logging/setLevel";
  private static final String UNSUBSCRIBE = "resources/unsubscribe";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What only requests of 2026-07-28 have. */
  private static final List<Place> MODERN =
      List.of(
          Place.META_VERSION,
          Place.META_CAPABILITIES,
          Place.META_CLIENT_INFO,
          Place.META_LOG_LEVEL,
          Place.INPUT_RESPONSES,
          Place.REQUEST_STATE);

  private final UpstreamSession session;
  private final Links links;
  private final ServerNotifications notifications;
  private final ServerRequests requests;
  private final MirroredParams mirrored;
  private final SubscriptionTurns turns = new SubscriptionTurns();
  private final Map<Exchange, SubscriptionTurns.Turn> taken = new ConcurrentHashMap<>();
  private String raised;
  private String level;

  LegacyUpstream(
      UpstreamSession session, ServerNotifications notifications, ServerRequests requests) {
    this.session = session;
    this.links = session.links();
    this.notifications = notifications;
    this.requests = requests;
    this.mirrored = new MirroredParams(new ToolList(session));
  }

  @Override
  public Era era() {
    return Era.LEGACY;
  }

  /** A level is said once for the session here, but with each request by modern clients. */
  @Override
  public CompletionStage<?> before(Call call) {
    tellNow(call.exchange().client());
    CompletionStage<?> listing = mirrored.before(call);
    CompletionStage<?> telling = raise(call.exchange().client());
    return both(both(listing, telling), turn(call));
  }

  private static CompletionStage<?> both(CompletionStage<?> one, CompletionStage<?> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.thenCombine(other, (first, second) -> second);
  }

  private CompletionStage<?> turn(Call call) {
    String method = call.exchange().request().method();
    boolean concerned =
        call.target() != null && (method.equals(SUBSCRIBE) || method.equals(UNSUBSCRIBE));
    if (!concerned) {
      return null;
    }
    SubscriptionTurns.Turn turn = turns.take(call.target());
    taken.put(call.exchange(), turn);
    return both(turn.before(), method.equals(SUBSCRIBE) ? session.wire().hearing() : null);
  }

  @Override
  public void left(Pending request) {
    SubscriptionTurns.Turn turn = taken.remove(request.call().exchange());
    if (turn != null) {
      turn.end();
    }
  }

  private CompletionStage<?> raise(Client client) {
    if (client.era() != Era.MODERN || client.logLevel() == null) {
      return null;
    }
    synchronized (this) {
      raised = LogLevel.moreVerbose(raised, client.logLevel());
    }
    return tellLevel();
  }

  @Override
  public Outgoing request(Call call, long id) {
    Edits edits = call.requestUnder(id);
    Message request = call.exchange().request();
    if (call.exchange().client().era() == Era.MODERN) {
      MODERN.forEach(place -> edits.remove(request.member(place)));
      ModernTasks.unaskFor(request, edits);
    }
    return Outgoing.of(edits.apply());
  }

  @Override
  public Outgoing request(String method, byte[] params, long id, Client client) {
    return Outgoing.of(RpcMessages.request(id, method, params));
  }

  @Override
  public boolean answersItself(Pending request) {
    if (ModernTasks.refuses(request, session)) {
      return true;
    }
    if (request.method().equals(SET_LEVEL) && isShared() && session.features().logging()) {
      setLevel(request);
      return true;
    }
    if (!links.outlives(request)) {
      return mirrored.refuses(request, session);
    }
    session.requests().leave(request, false);
    request.call().exchange().respond(JsonText.utf8("{}"));
    return true;
  }

  /** Whether clients share the session: none of them may set a level for the others. */
  private boolean isShared() {
    return session.owner().isEmpty();
  }

  private void setLevel(Pending request) {
    session.requests().leave(request, false);
    Exchange exchange = request.call().exchange();
    CompletionStage<?> telling = tellLevel();
    if (telling == null) {
      exchange.respond(JsonText.utf8("{}"));
      return;
    }
    telling.whenComplete(
        (done, error) -> {
          if (error == null) {
            exchange.respond(JsonText.utf8("{}"));
          } else {
            exchange.fail(error);
          }
        });
  }

  @Override
  public void answered(Pending request, Message answer) {
    if (request.method().equals(SET_LEVEL)) {
      forgetLevel();
    }
    session.handles().answered(request.call().exchange().client(), answer);
    boolean held = answer.error() == null && links.accepted(request);
    session.requests().leave(request, held);
    request.call().exchange().respond(answer, Era.LEGACY, request.call().mapping());
  }

  @Override
  public Message admit(String method, Message answer) {
    mirrored.learn(method, answer);
    return answer;
  }

  @Override
  public void asked(Message request, long during) {
    requests.handle(request, during);
  }

  @Override
  public void told(Message notification, long during) {
    if (notification.method().equals("notifications/cancelled")) {
      requests.cancel(notification.slice(Place.REQUEST_ID));
    } else {
      notifications.handle(notification, during);
    }
  }

  @Override
  public void cancel(long id, Message notification) {
    session.notice(Cancellation.of(id, notification));
  }

  /**
   * A server that hears of other roots asks for them, and asks whoever has a call in flight: where
   * clients share it, it hears of them with their own client's next call.
   */
  @Override
  public void clientTold(Client client, Message notification) {
    if (links.clients().size() == 1) {
      session.notice(notification.bytes());
    } else if (notification.method().equals(ROOTS_CHANGED)) {
      links.tellLater(client, notification);
    }
  }

  private void tellNow(Client client) {
    Message notification = links.toldLater(client);
    if (notification != null) {
      session.notice(notification.bytes());
    }
  }

  @Override
  public void updateLogLevel() {
    tellLevel();
  }

  private synchronized void forgetLevel() {
    level = null;
  }

  /** Once it was told a level, a server does not go back to its own choice: then everything. */
  private String wantedLevel() {
    String asked = LogLevel.moreVerbose(links.logLevel(), raised);
    boolean chosen = asked != null || level != null;
    return chosen && links.wantsAnyLevel() ? LogLevel.MOST_VERBOSE : asked;
  }

  private CompletionStage<?> tellLevel() {
    String wanted;
    synchronized (this) {
      wanted = wantedLevel();
      if (wanted == null || wanted.equals(level) || !session.features().logging()) {
        return null;
      }
      level = wanted;
    }
    return session.request(
        SET_LEVEL, JsonText.join("{\"level\":", JsonText.quote(wanted), "}"), LIMIT);
  }

  @Override
  public void watch(String uri) {
    change(SUBSCRIBE, uri);
  }

  @Override
  public void unwatch(String uri) {
    change(UNSUBSCRIBE, uri);
  }

  /** By the time its turn comes, somebody may be subscribed again, or nobody any more. */
  private void change(String method, String uri) {
    SubscriptionTurns.Turn turn = turns.take(uri);
    turn.run(
        () -> {
          if (links.uris().contains(uri) == method.equals(SUBSCRIBE)) {
            session
                .request(method, Links.uriParams(uri), LIMIT)
                .whenComplete((done, error) -> turn.end());
          } else {
            turn.end();
          }
        });
  }

  /** There are none of the extension. */
  @Override
  public CompletableFuture<Set<String>> watchTasks() {
    return CompletableFuture.completedFuture(Set.of());
  }

  @Override
  public void close() {
    requests.close();
  }
}
