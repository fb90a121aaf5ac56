package dev.serai.gateway.internal.upstream;

import dev.serai.core.access.Actor;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A client whose call has a room, see {@link Rooms}: another pool, and all else is the client's.
 *
 * @param client the client
 * @param room the number of the room, from 1
 */
record RoomClient(Client client, int room) implements Client {
  private static final String POOL = "room-";

  /** Whether sessions kept by this are those of a room. */
  static boolean isPool(String pool) {
    return pool.startsWith(POOL);
  }

  @Override
  public String pool() {
    return POOL + room + "-" + client.pool();
  }

  @Override
  public Era era() {
    return client.era();
  }

  @Override
  public AnswerForm form() {
    return client.form();
  }

  @Override
  public String owner() {
    return client.owner();
  }

  @Override
  public boolean hasSession() {
    return client.hasSession();
  }

  @Override
  public CapabilitySet capabilities() {
    return client.capabilities();
  }

  @Override
  public Principal principal() {
    return client.principal();
  }

  @Override
  public Actor actor() {
    return client.actor();
  }

  @Override
  public Scope scope() {
    return client.scope();
  }

  @Override
  public byte[] clientInfo() {
    return client.clientInfo();
  }

  @Override
  public CompletableFuture<Message> ask(
      Exchange during,
      Message request,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit) {
    return client.ask(during, request, right, progress, limit);
  }

  @Override
  public void tell(byte[] notification) {
    client.tell(notification);
  }

  @Override
  public void tell(byte[] notification, Supplier<Right> right) {
    client.tell(notification, right);
  }

  @Override
  public String logLevel() {
    return client.logLevel();
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {
    client.subscribed(server, uri, begun);
  }

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return client.subscriptions(server);
  }
}
