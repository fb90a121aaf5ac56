package dev.serai.gateway.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.json.Message;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Whom a server reaches with what it says outside calls: those that it concerns, as long as they
 * have the right to hear of it. Safe for use by any thread.
 */
final class Hearers {
  private final UpstreamSession session;
  private final HearingRule rule;

  Hearers(UpstreamSession session, HearingRule rule) {
    this.session = session;
    this.rule = rule;
  }

  /**
   * Tells what the server tells.
   *
   * @param wanting which clients want it
   * @param words how a client gets it
   */
  void tell(Message note, Predicate<Client> wanting, BiFunction<Message, Client, byte[]> words) {
    Client one = session.handles().concerned(note, all());
    for (Client client : one == null ? all() : List.of(one)) {
      if (wanting.test(client)) {
        client.tell(words.apply(note, client), () -> right(client, client.actor(), note));
      }
    }
  }

  /** Tells a client of a resource, by the server's own URI. */
  void tellOfResource(Client client, String uri, byte[] note) {
    client.tell(note, () -> rule.ofResource(client, client.actor(), server(), uri));
  }

  /** Tells a client of the state of a task, by the server's own id. */
  void tellOfTask(Client client, String id, Message note) {
    client.tellTask(server(), note, () -> rule.ofTask(client, client.actor(), server(), id));
  }

  /** The client that the server means by what it names, if that may hear of it; or null. */
  Client meant(Message message) {
    Client one = session.handles().concerned(message, all());
    return one != null && mayBeAsked(one, message) ? one : null;
  }

  /** Whether a client may be asked what concerns none of its calls. */
  boolean mayBeAsked(Client client, Message request) {
    return rightTo(client, request) == Right.GRANTED;
  }

  /** The right of a client to a question that concerns none of its calls. */
  Right rightTo(Client client, Message request) {
    return right(client, client.actor(), request);
  }

  /** Whether a client may be asked during a call of it. */
  boolean mayBeAsked(Exchange during, Message request) {
    return right(during.client(), during.latestActor(), request) == Right.GRANTED;
  }

  private Right right(Client client, Actor actor, Message message) {
    String task = Handles.task(message);
    return task == null
        ? rule.ofServer(client, actor, server())
        : rule.ofTask(client, actor, server(), task);
  }

  private Collection<Client> all() {
    return session.links().clients();
  }

  private InstallationId server() {
    return session.key().server();
  }
}
