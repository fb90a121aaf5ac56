package dev.serai.gateway.internal.modern;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ParkedCallRecord;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A call of a modern client to a legacy server that asks for input: each round ends with what the
 * server asks, and goes on when the client has sent the request again. Safe for use by any thread.
 */
final class ParkedCall {
  private static final long GATHER_MILLIS = 20;
  private static final MessageReader READER = MessageReader.lenient();

  private record Ask(Message request, CompletableFuture<Message> answer) {}

  private final ParkedCalls calls;
  private final Caller caller;
  private final Message request;
  private final Map<String, Ask> asks = new LinkedHashMap<>();
  private String id;
  private Instant since;
  private ModernClient client;
  private Exchange exchange;
  private Backlog backlog;
  private long until;
  private int count;
  private boolean gathering;
  private boolean ended;

  ParkedCall(ParkedCalls calls, Caller caller, Message request) {
    this.calls = calls;
    this.caller = caller;
    this.request = request;
  }

  /** Leads clients here; null as long as the server has asked nothing. */
  String id() {
    return id;
  }

  /** What is kept of it, once it has an id. */
  ParkedCallRecord record(Instant expires) {
    return new ParkedCallRecord(
        id, caller.principal().name(), caller.scope().name(), request.method(), since, expires);
  }

  /** The server asks; what it asks within a moment goes to the client together. */
  synchronized CompletableFuture<Message> ask(
      ModernClient asked, Exchange during, Message wanted, Duration limit) {
    if (ended) {
      return CompletableFuture.failedFuture(over());
    }
    if (id == null) {
      id = calls.newId();
      since = Instant.now();
    }
    try {
      calls.admit(this, asks.size());
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
    client = asked;
    exchange = during;
    count++;
    String key = "input_" + count;
    CompletableFuture<Message> answer = new CompletableFuture<>();
    asks.put(key, new Ask(wanted, answer));
    answer.whenComplete((message, error) -> forget(key));
    gather();
    return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void forget(String key) {
    asks.remove(key);
  }

  private void gather() {
    if (!gathering && backlog == null) {
      gathering = true;
      calls.later(this::endRound, GATHER_MILLIS);
    }
  }

  private synchronized void endRound() {
    gathering = false;
    if (!ended && backlog == null && !asks.isEmpty()) {
      backlog = new Backlog();
      until = System.nanoTime() + calls.limit().toNanos();
      exchange.endRound(Answer.ok(wanted()), backlog);
    }
  }

  private byte[] wanted() {
    List<Object> pieces = new ArrayList<>();
    asks.forEach(
        (key, ask) -> {
          pieces.add(pieces.isEmpty() ? "{" : ",");
          pieces.add(JsonText.quote(key));
          pieces.add(":");
          pieces.add(WantedInput.value(ask.request().method(), ask.request().params()));
        });
    pieces.add("}");
    String state = calls.state(this, exchange.server(), CallBinding.of(caller, request));
    return RpcMessages.result(
        exchange.id(),
        JsonText.join(
            "{\"resultType\":\"input_required\",\"requestState\":\"",
            state,
            "\",\"inputRequests\":",
            JsonText.join(pieces.toArray()),
            "}"));
  }

  /** Throws {@code HEADER_MISMATCH} for a request whose headers are not those of its arguments. */
  void judge(Map<String, String> headers, Message again) {
    exchange.judgeRetry(headers, again);
  }

  /**
   * Ends the call if its client has lost the right to it.
   *
   * @throws SeraiException {@code FORBIDDEN} if so
   */
  void require(Actor now) {
    exchange
        .refusal(now)
        .ifPresent(
            lost -> {
              calls.remove(this);
              throw lost;
            });
  }

  /**
   * The client has sent the request again.
   *
   * @param retry the client as it is now: what it does not answer is asked again, if it declares
   *     with this request that it may be asked
   * @param again the request
   * @throws SeraiException {@code INVALID_PARAMS} if the call does not wait for it
   */
  void resume(ModernClient retry, Message again, ClientSink sink) {
    Map<String, Slice> said = ObjectMembers.of(again.slice(Place.INPUT_RESPONSES));
    Map<Ask, Slice> answers = new LinkedHashMap<>();
    Map<Ask, SeraiException> refusals = new LinkedHashMap<>();
    attach(retry, again, sink)
        .forEach(
            (key, ask) -> {
              if (said.containsKey(key)) {
                answers.put(ask, said.get(key));
              } else {
                InputRules.refusal(retry.capabilities(), ask.request())
                    .ifPresent(refusal -> refusals.put(ask, refusal));
              }
            });
    answers.forEach(
        (ask, result) ->
            ask.answer()
                .complete(READER.read(RpcMessages.result(Slice.of("0"), result.toBytes()))));
    refusals.forEach((ask, refusal) -> ask.answer().completeExceptionally(refusal));
    askRest();
  }

  /** What the server has asked, if the call has not ended. */
  private synchronized Map<String, Ask> attach(ModernClient retry, Message again, ClientSink sink) {
    if (backlog == null) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS, "params.requestState has been used; the call goes on.");
    }
    if (backlog.passTo(sink, again)) {
      calls.remove(this);
      return Map.of();
    }
    backlog = null;
    client.goesOnAs(retry);
    exchange.resume(again, sink);
    return new LinkedHashMap<>(asks);
  }

  private synchronized void askRest() {
    if (!asks.isEmpty()) {
      gather();
    }
  }

  /** The client has gone. */
  void cancel() {
    exchange.cancel(null);
  }

  /** The call is over; an answer that came between two rounds still waits for its client. */
  void end() {
    List<Ask> open;
    synchronized (this) {
      ended = true;
      if (id == null) {
        return;
      }
      open = List.copyOf(asks.values());
      if (backlog == null) {
        calls.remove(this);
      }
    }
    open.forEach(ask -> ask.answer().completeExceptionally(over()));
  }

  private static SeraiException over() {
    return new SeraiException(ErrorCode.CALL_CANCELLED, "The call has ended.");
  }

  void cancelIfLate() {
    Exchange late;
    synchronized (this) {
      if (backlog == null || until - System.nanoTime() > 0) {
        return;
      }
      late = exchange;
    }
    calls.remove(this);
    late.cancel(null);
  }
}
