package dev.serai.gateway.internal.upstream;

import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.LogLevel;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.ServerNames;
import dev.serai.gateway.internal.exchange.TaskIds;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.exchange.UriMapping;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import java.util.Map;

/** Brings what a server tells to the clients that it concerns. */
final class ServerNotifications {
  private final UpstreamSession session;
  private final SessionKey key;
  private final UriMapping uris;
  private final TaskIds tasks;
  private final PendingRequests pending;
  private final Links links;
  private final Hearers hearers;
  private final UpstreamEvents events;

  ServerNotifications(
      UpstreamSession session,
      ServerNames names,
      PendingRequests pending,
      Hearers hearers,
      UpstreamEvents events) {
    this.session = session;
    this.key = session.key();
    this.uris = names.uris();
    this.tasks = names.tasks();
    this.pending = pending;
    this.links = session.links();
    this.hearers = hearers;
    this.events = events;
  }

  void handle(Message note, long during) {
    switch (note.method()) {
      case "notifications/progress" -> progress(note);
      case "notifications/message" -> log(note, during);
      case "notifications/resources/updated" -> resourceUpdated(note);
      case "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed" ->
          listChanged(note);
      case TasksExtension.STATUS -> taskChanged(note);
      default -> other(note, during);
    }
  }

  private void progress(Message note) {
    Exchange exchange = pending.exchange(PendingRequests.number(note.slice(Place.PROGRESS_TOKEN)));
    if (exchange == null) {
      return;
    }
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
      if (wants(exchange.client(), level) && !exchange.send(note.bytes())) {
        exchange.client().tell(note.bytes());
      }
    }
    if (concerned.isEmpty()) {
      hearers.tell(note, client -> wants(client, level), (log, client) -> log.bytes());
    }
  }

  /** Without a level a legacy client leaves the choice to the server, a modern one wants none. */
  private static boolean wants(Client client, String level) {
    return (client.logLevel() != null || client.era() == Era.LEGACY)
        && LogLevel.includes(client.logLevel(), level);
  }

  private Map<String, Exchange> concerned(long during) {
    Exchange one = pending.exchange(during);
    return one == null ? pending.byOwner() : Map.of(one.client().owner(), one);
  }

  private void resourceUpdated(Message note) {
    String uri = note.text(Place.URI);
    if (uri == null) {
      return;
    }
    for (Client client : links.clients()) {
      if (client.subscriptions(key.server()).contains(uri)) {
        byte[] words = client.scope() instanceof Scope.Server ? note.bytes() : mapped(note, uri);
        hearers.tellOfResource(client, uri, words);
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
    hearers.tell(
        note, client -> client.scope() instanceof Scope.Server, (list, client) -> list.bytes());
  }

  private void taskChanged(Message note) {
    String id = note.text(Place.TASK_ID);
    for (Client client : links.clients()) {
      if (id != null && client.tasks(key.server()).contains(id)) {
        hearers.tellOfTask(client, id, note);
      }
    }
  }

  private void other(Message note, long during) {
    Exchange exchange = pending.exchange(during);
    if (exchange != null) {
      exchange.send(tasks.forClient(note, exchange.client()).bytes());
      return;
    }
    hearers.tell(note, client -> true, (told, client) -> tasks.forClient(told, client).bytes());
  }
}
