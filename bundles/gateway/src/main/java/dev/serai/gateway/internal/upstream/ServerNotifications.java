package dev.serai.gateway.internal.upstream;

import dev.serai.core.registry.Alias;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.TaskIds;
import dev.serai.gateway.internal.exchange.UriMapping;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings what a server tells to the clients that it concerns. */
final class ServerNotifications {
  private final UpstreamSession session;
  private final SessionKey key;
  private final UriMapping uris;
  private final TaskIds tasks;
  private final Map<Long, Pending> pending;
  private final Links links;
  private final Handles handles;
  private final UpstreamEvents events;

  ServerNotifications(
      UpstreamSession session,
      Alias alias,
      Map<Long, Pending> pending,
      Links links,
      Handles handles,
      UpstreamEvents events) {
    this.session = session;
    this.key = session.key();
    this.uris = new UriMapping(alias);
    this.tasks = new TaskIds(alias);
    this.pending = pending;
    this.links = links;
    this.handles = handles;
    this.events = events;
  }

  void handle(Message note, long during, ServerRequests requests) {
    switch (note.method()) {
      case "notifications/progress" -> progress(note);
      case "notifications/message" -> log(note, during);
      case "notifications/cancelled" -> requests.cancel(note.slice(Place.REQUEST_ID));
      case "notifications/resources/updated" -> resourceUpdated(note);
      case "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed" ->
          listChanged(note);
      default -> other(note, during);
    }
  }

  private void progress(Message note) {
    Pending waiting = pending.get(UpstreamSession.number(note.slice(Place.PROGRESS_TOKEN)));
    if (waiting == null || waiting.call() == null) {
      return;
    }
    Exchange exchange = waiting.call().exchange();
    var token = exchange.progressToken();
    if (token != null) {
      exchange.send(
          new Edits(note.bytes())
              .replace(note.slice(Place.PROGRESS_TOKEN), token.toBytes())
              .apply());
    }
  }

  private void log(Message note, long during) {
    String level = note.text(Place.LEVEL);
    Map<String, Exchange> concerned = concerned(during);
    for (Exchange exchange : concerned.values()) {
      if (LogLevel.includes(exchange.client().logLevel(), level) && !exchange.send(note.bytes())) {
        exchange.client().tell(note.bytes());
      }
    }
    if (concerned.isEmpty()) {
      for (Client client : links.clients()) {
        if (LogLevel.includes(client.logLevel(), level)) {
          client.tell(note.bytes());
        }
      }
    }
  }

  private Map<String, Exchange> concerned(long during) {
    Map<String, Exchange> byOwner = new LinkedHashMap<>();
    Pending one = pending.get(during);
    if (one != null && one.call() != null) {
      byOwner.put(one.owner(), one.call().exchange());
      return byOwner;
    }
    for (Pending waiting : pending.values()) {
      if (waiting.call() != null) {
        byOwner.put(waiting.owner(), waiting.call().exchange());
      }
    }
    return byOwner;
  }

  private void resourceUpdated(Message note) {
    String uri = note.text(Place.URI);
    if (uri == null) {
      return;
    }
    for (Client client : links.clients()) {
      if (client.subscriptions(key.server()).contains(uri)) {
        client.tell(client.scope() instanceof Scope.Server ? note.bytes() : mapped(note, uri));
      }
    }
  }

  private byte[] mapped(Message note, String uri) {
    return new Edits(note.bytes())
        .replace(note.slice(Place.URI), JsonText.quote(uris.expose(uri)))
        .apply();
  }

  private void listChanged(Message note) {
    events.listChanged(session, note.method());
    for (Client client : links.clients()) {
      if (client.scope() instanceof Scope.Server) {
        client.tell(note.bytes());
      }
    }
  }

  private void other(Message note, long during) {
    Pending waiting = pending.get(during);
    if (waiting != null && waiting.call() != null) {
      Exchange exchange = waiting.call().exchange();
      exchange.send(tasks.forClient(note, exchange.client()).bytes());
      return;
    }
    Client one = handles.concerned(note, links.clients());
    for (Client client : one == null ? links.clients() : List.of(one)) {
      client.tell(tasks.forClient(note, client).bytes());
    }
  }
}
