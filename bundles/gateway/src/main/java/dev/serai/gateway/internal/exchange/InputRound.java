package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.ObjectMembers;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a modern server wants to know, asked of a legacy client by requests of its own era: all at
 * once, and the server hears the answers together in the next round.
 */
final class InputRound {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final byte[] CANCELLED = JsonText.utf8("{\"action\":\"cancel\"}");

  private final Exchange exchange;
  private final InputRequired wanted;
  private final Map<String, CompletableFuture<byte[]>> answers = new LinkedHashMap<>();

  InputRound(Exchange exchange, InputRequired wanted) {
    this.exchange = exchange;
    this.wanted = wanted;
  }

  void begin() {
    try {
      List<Map.Entry<String, Message>> requests = requests();
      exchange.onCancel(notification -> answers.values().forEach(answer -> answer.cancel(false)));
      requests.forEach(request -> answers.put(request.getKey(), ask(request.getValue())));
      CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
          .whenComplete((done, error) -> end(error));
    } catch (SeraiException e) {
      exchange.fail(e);
    }
  }

  private List<Map.Entry<String, Message>> requests() {
    Map<String, Slice> members = ObjectMembers.of(wanted.response().slice(Place.INPUT_REQUESTS));
    List<Map.Entry<String, Message>> requests = new ArrayList<>();
    members.forEach((key, request) -> requests.add(Map.entry(key, request(request))));
    return requests;
  }

  private Message request(Slice request) {
    Message read = InputRequests.toMessage(request);
    if (!InputRules.isInput(read.method())) {
      throw invalid("The server asks for input by " + read.method() + ".");
    }
    InputRules.refusal(exchange.client().capabilities(), read)
        .ifPresent(
            refusal -> {
              throw invalid("The server asks for what it must not: " + refusal.getMessage());
            });
    return read;
  }

  private CompletableFuture<byte[]> ask(Message request) {
    CompletableFuture<Message> asked =
        exchange.client().ask(exchange, request, exchange::right, progress -> {}, LIMIT);
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    asked.whenComplete(
        (message, error) -> {
          if (error != null) {
            answer.completeExceptionally(error);
          } else if (message.result() != null) {
            answer.complete(message.result().toBytes());
          } else if (request.method().equals("elicitation/create")) {
            answer.complete(CANCELLED);
          } else {
            answer.completeExceptionally(
                new SeraiException(
                    ErrorCode.INPUT_REFUSED, "The client refused " + request.method() + "."));
          }
        });
    answer.whenComplete((message, error) -> asked.cancel(false));
    return answer;
  }

  private void end(Throwable error) {
    if (error != null) {
      exchange.fail(error);
      return;
    }
    try {
      if (exchange.refusal(exchange.latestActor()).isEmpty()) {
        goOn();
      }
    } catch (SeraiException e) {
      Undecided.failOrGoOn(exchange, e, () -> end(null));
    }
  }

  private void goOn() {
    Slice state = wanted.response().slice(Place.REQUEST_STATE);
    wanted
        .again()
        .accept(
            wanted
                .call()
                .nextRound(
                    new Call.Input(
                        answers.isEmpty() ? null : responses(),
                        state == null ? null : state.toBytes())));
  }

  private byte[] responses() {
    List<Object> pieces = new ArrayList<>();
    answers.forEach(
        (key, answer) -> {
          pieces.add(pieces.isEmpty() ? "{" : ",");
          pieces.add(JsonText.quote(key));
          pieces.add(":");
          pieces.add(answer.join());
        });
    pieces.add("}");
    return JsonText.join(pieces.toArray());
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.UPSTREAM_INVALID, message);
  }
}
