package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.TasksExtension;
import dev.serai.gateway.internal.exchange.ToolRun;
import dev.serai.gateway.internal.http.HeaderText;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clients of 2026-07-28 over Streamable HTTP: each request says everything about itself, and is
 * cancelled when its client closes the answer's stream.
 */
public final class ModernDownstream {
  private static final Set<String> REMOVED =
      Set.of(
          "initialize",
          "ping",
          "logging/setLevel",
          "resources/subscribe",
          "resources/unsubscribe",
          "tasks/list",
          "tasks/result");

  private final MessageReader reader = MessageReader.strict();
  private final DeclaredCapabilities declared = new DeclaredCapabilities();
  private final AtomicLong count = new AtomicLong();
  private final ModernParts parts;
  private final Discovery discovery;

  ModernDownstream(ModernParts parts, Discovery discovery) {
    this.parts = parts;
    this.discovery = discovery;
  }

  /** Whether a message is one of this era's, well-formed or not. */
  public static boolean isModern(HttpCall call, Message message) {
    boolean begins = message.isRequest() && message.method().equals("initialize");
    return message.slice(Place.META_VERSION) != null
        || (!begins && Revisions.isModern(call.header("MCP-Protocol-Version")));
  }

  /**
   * Answers one message. The revision has no notifications of clients over HTTP and leaves open
   * what they would have to say about themselves (Streamable HTTP, sending messages): they are
   * accepted.
   */
  public void post(HttpCall call, Message message) {
    try {
      if (message.isRequest()) {
        RequestRules.check(call, message);
        serve(call, ToolRun.meant(call.scope(), message));
      } else if (message.isNotification()) {
        call.status(202);
      } else {
        throw new SeraiException(
            ErrorCode.INVALID_REQUEST, "This protocol version has no responses of clients.");
      }
    } catch (SeraiException e) {
      call.respond(Refusals.early(message, e));
    }
  }

  private void serve(HttpCall call, Message message) {
    String method = message.method();
    if (lacksTasks(call.scope(), message)) {
      call.respond(Refusals.tasks(message.id()));
      return;
    }
    if (REMOVED.contains(method)) {
      throw new SeraiException(
          ErrorCode.METHOD_NOT_FOUND, "The method " + method + " is unknown in this revision.");
    }
    if (method.equals("subscriptions/listen")) {
      parts.listeners().open(call, message);
    } else if (InputRules.mayInterrupt(method)) {
      interruptible(call, message);
    } else {
      begin(call, message, null, null);
    }
  }

  /** The server of an endpoint of its own says so itself. */
  private boolean lacksTasks(Scope scope, Message message) {
    return scope instanceof Scope.Gateway
        && TasksExtension.owns(message.method())
        && !declared.of(message.slice(Place.META_CAPABILITIES)).hasExtension(TasksExtension.ID);
  }

  private void interruptible(HttpCall call, Message message) {
    if (message.slice(Place.REQUEST_STATE) == null) {
      begin(call, message, parts.parked().place(call.caller(), message), null);
      return;
    }
    StateSeal.Opened state =
        parts
            .seal()
            .open(message.text(Place.REQUEST_STATE), CallBinding.of(call.caller(), message));
    if (state.kind() == StateSeal.Kind.PARKED) {
      resume(call, message, state);
      return;
    }
    Message request = restored(message, state);
    begin(call, request, parts.parked().place(call.caller(), request), state.server());
  }

  private void resume(HttpCall call, Message message, StateSeal.Opened state) {
    parts
        .parked()
        .find(state.inner())
        .whenComplete(
            (parked, error) -> {
              if (error == null) {
                resume(call, message, parked);
              } else {
                call.respond(Refusals.late(message.id(), SeraiException.of(error)));
              }
            });
  }

  private void resume(HttpCall call, Message message, ParkedCall parked) {
    try {
      ModernClient client = client(call, message, null);
      parked.require(call.actor());
      parked.judge(call.headersOf(HeaderText.PARAM_PREFIX), message);
      parked.resume(
          client,
          message,
          call.answer(call.caller(), parts.pulse(), () -> parts.run(parked::cancel)));
    } catch (SeraiException e) {
      call.respond(Refusals.early(message, e));
    }
  }

  private Message restored(Message message, StateSeal.Opened state) {
    Edits edits = new Edits(message.bytes());
    if (state.kind() == StateSeal.Kind.SERVER) {
      edits.replace(message.slice(Place.REQUEST_STATE), state.inner());
    } else {
      edits.remove(message.member(Place.REQUEST_STATE));
      edits.remove(message.member(Place.INPUT_RESPONSES));
    }
    return reader.again(message, edits);
  }

  private ModernClient client(HttpCall call, Message request, ParkedCall parking) {
    return new ModernClient(
        "request-" + count.incrementAndGet(),
        call.caller(),
        parts.form(),
        request,
        declared.of(request.slice(Place.META_CAPABILITIES)),
        parking);
  }

  private void begin(HttpCall call, Message request, ParkedCall parking, InstallationId server) {
    Map<String, String> headers = call.headersOf(HeaderText.PARAM_PREFIX);
    ModernClient client = client(call, request, parking);
    AtomicReference<Exchange> begun = new AtomicReference<>();
    ClientSink sink =
        call.answer(call.caller(), parts.pulse(), () -> parts.run(() -> begun.get().cancel(null)));
    OpenExchanges.Seat seat = parts.exchanges().seat();
    Exchange exchange =
        new Exchange(
            client,
            call.actor(),
            request,
            headers,
            sink,
            () -> {
              seat.leave();
              if (parking != null) {
                parking.end();
              }
            });
    begun.set(exchange);
    if (server != null) {
      exchange.goesTo(server);
    }
    seat.take(exchange);
    if (request.method().equals("server/discover")) {
      discovery.discover(exchange);
    } else {
      parts.route(exchange);
    }
  }
}
