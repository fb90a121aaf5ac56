package dev.serai.gateway.internal.exchange;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.AuditEvent;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One client request in flight. It is answered, failed or abandoned exactly once; whatever comes
 * later is dropped. Safe for use by any thread.
 */
public final class Exchange {
  private record Round(Message request, ClientSink sink) {}

  private final Client client;
  private final Actor actor;
  private final Message request;
  private final Map<String, String> headers;
  private final Runnable onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Round round;
  private volatile InstallationId server;
  private volatile BiConsumer<Map<String, String>, Message> rule = (given, asked) -> {};
  private volatile Predicate<Actor> allowed = anybody -> true;
  private volatile OutcomeListener onOutcome = (outcome, reason, result) -> {};
  private Consumer<Message> onCancel;
  private Message cancellation;
  private boolean cancelled;

  /**
   * A request that has just come in.
   *
   * @param client who asks
   * @param actor for whom, as decisions are made about them
   * @param request what is asked
   * @param sink where the messages go
   * @param onEnd runs once when it ends
   */
  public Exchange(Client client, Actor actor, Message request, ClientSink sink, Runnable onEnd) {
    this(client, actor, request, Map.of(), sink, onEnd);
  }

  /**
   * A request that has just come in.
   *
   * @param client who asks
   * @param actor for whom, as decisions are made about them
   * @param request what is asked
   * @param headers what goes with it to a modern server: its {@code Mcp-Param-*} headers
   * @param sink where the messages go
   * @param onEnd runs once when it ends
   */
  public Exchange(
      Client client,
      Actor actor,
      Message request,
      Map<String, String> headers,
      ClientSink sink,
      Runnable onEnd) {
    this.client = client;
    this.actor = actor;
    this.request = request;
    this.headers = headers;
    this.round = new Round(request, sink);
    this.onEnd = onEnd;
  }

  /**
   * The client has sent the request again, with what was asked of it: what comes from now on goes
   * there, under the id and the progress token of that request.
   */
  public void resume(Message retry, ClientSink sink) {
    round = new Round(retry, sink);
  }

  /**
   * Ends a round with an answer; the exchange goes on with the next one.
   *
   * @param answer what ends the round
   * @param next takes what comes before the client sends its request again
   */
  public void endRound(Answer answer, ClientSink next) {
    Round ending = round;
    round = new Round(ending.request(), next);
    ending.sink().finish(answer);
  }

  /** The id of the client's request as JSON text: that of the latest round. */
  public Slice id() {
    return round.request().id();
  }

  /** The progress token of the latest round, or null. */
  public Slice progressToken() {
    return round.request().slice(Place.PROGRESS_TOKEN);
  }

  /**
   * The request goes to this server, in this round and in each that follows.
   *
   * @throws SeraiException {@code INVALID_PARAMS} if an earlier round went to another one
   */
  public void goesTo(InstallationId chosen) {
    if (server != null && !server.equals(chosen)) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS,
          "params.requestState is of another server; send the request without it.");
    }
    server = chosen;
  }

  /** The server that it goes to; null while that is not known. */
  public InstallationId server() {
    return server;
  }

  /** Who asks. */
  public Client client() {
    return client;
  }

  /**
   * For whom it asks, by the request that came first: a session's requests may come with one token
   * or another of its principal.
   */
  public Actor actor() {
    return actor;
  }

  /** For whom it goes on: as its client was let in last, where that is known. */
  public Actor latestActor() {
    Actor latest = client.actor();
    return latest == null ? actor : latest;
  }

  /** What is asked, as it came first. */
  public Message request() {
    return request;
  }

  /**
   * Sets the rule that headers and request have to keep, in this round and in each that follows.
   *
   * @param judge takes headers and request, and throws {@code SeraiException} where they are wrong
   * @throws SeraiException for this round
   */
  public void judge(BiConsumer<Map<String, String>, Message> judge) {
    judge.accept(headers, request);
    rule = judge;
  }

  /** Judges another round by the rule that was set. */
  public void judgeRetry(Map<String, String> itsHeaders, Message retry) {
    rule.accept(itsHeaders, retry);
  }

  /** Sets what it needs a right to, by who asks; what was not set needs none but the endpoint's. */
  public void needs(Predicate<Actor> right) {
    allowed = right;
  }

  /** Whether somebody may still have its answer. */
  public boolean isAllowed(Actor now) {
    return allowed.test(now);
  }

  /** Sets what hears how it ends; before it can end. */
  public void onOutcome(OutcomeListener listener) {
    onOutcome = listener;
  }

  /** Whether its client may still have what belongs to it. */
  public Right right() {
    try {
      return isAllowed(latestActor()) ? Right.GRANTED : Right.MISSING;
    } catch (SeraiException e) {
      return Right.of(e);
    }
  }

  /**
   * Ends it if somebody has no right to its answer any more.
   *
   * @return the error that it ends with; empty if it may go on
   * @throws SeraiException if that cannot be decided now
   */
  public Optional<SeraiException> refusal(Actor now) {
    if (isAllowed(now)) {
      return Optional.empty();
    }
    SeraiException lost =
        new SeraiException(ErrorCode.FORBIDDEN, "The right to make this call is gone.");
    deny(lost);
    return Optional.of(lost);
  }

  /**
   * Whether its client has to repeat arguments in headers (MCP 2026-07-28, Streamable HTTP): a
   * modern one that calls the tool by its own name.
   */
  public boolean hasMirroredParams() {
    return client.era() == Era.MODERN && !request.isIndirect();
  }

  /** The {@code Mcp-Param-*} headers that came with it, by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Whether it has been answered, failed or abandoned. */
  public boolean hasEnded() {
    return ended.get();
  }

  /** Sends a message that belongs to this request; false if the client cannot have it. */
  public boolean send(byte[] message) {
    return !ended.get() && round.sink().send(message);
  }

  /** The server has begun to stream what belongs to this request. */
  public void begin() {
    if (!ended.get()) {
      round.sink().begin();
    }
  }

  /** The server has let go of its stream and will be asked for the rest after this time. */
  public void pause(long retryMillis) {
    if (!ended.get()) {
      round.sink().pause(retryMillis);
    }
  }

  /** Answers with a server's response, whose id and mapped places are replaced on the way. */
  public void respond(Message response, Era upstream, AnswerMapping mapping) {
    if (end()) {
      if (response.error() == null) {
        onOutcome.ended(AuditEvent.Outcome.DONE, null, response.result());
      } else {
        onOutcome.ended(
            AuditEvent.Outcome.FAILED,
            "The server answered with error " + ModernCodes.of(response) + ".",
            null);
      }
      finish(() -> answer(response, upstream, mapping));
    }
  }

  /** It has ended: a response that cannot be put into its form has to be told here. */
  private Answer answer(Message response, Era upstream, AnswerMapping mapping) {
    try {
      Message admitted = mapping.admit(response);
      return client.form().response(this, admitted, upstream, edits(admitted, mapping));
    } catch (RuntimeException e) {
      return client.form().error(this, SeraiException.of(e));
    }
  }

  /**
   * The server wants input before it answers.
   *
   * @param call the round that ended so
   * @param response what the server said
   * @param again sends the next round
   */
  public void inputRequired(Call call, Message response, Consumer<Call> again) {
    if (!ended.get()) {
      client
          .form()
          .inputRequired(
              this, new InputRequired(call, response, edits(response, call.mapping()), again));
    }
  }

  private Edits edits(Message response, AnswerMapping mapping) {
    Edits edits = new Edits(response.bytes());
    edits.replace(response.id(), id().toBytes());
    mapping.map(response, edits);
    return edits;
  }

  /** A round that begins meanwhile gets the answer by the sink of the one before. */
  private void finish(Supplier<Answer> answer) {
    ClientSink sink = round.sink();
    Answer last;
    try {
      last = answer.get();
    } catch (SeraiException e) {
      last = client.form().error(this, e);
    }
    sink.finish(last);
  }

  /** Answers with a result of our own, given as JSON text. */
  public void respond(byte[] result) {
    if (succeed()) {
      finish(() -> client.form().result(this, result));
    }
  }

  /** Answers with a list of our own, given as JSON text. */
  public void respond(byte[] result, CacheHint hint) {
    if (succeed()) {
      finish(() -> client.form().list(this, result, hint));
    }
  }

  /** Ends with an answer that has its form already. */
  public void respond(Answer answer) {
    if (succeed()) {
      finish(() -> answer);
    }
  }

  /** Answers with an error. */
  public void fail(Throwable error) {
    fail(error, AuditEvent.Outcome.FAILED);
  }

  /** Answers with an error, since it was not allowed; the error may hide that. */
  public void deny(SeraiException shown) {
    fail(shown, AuditEvent.Outcome.DENIED);
  }

  private void fail(Throwable error, AuditEvent.Outcome outcome) {
    if (endWith(error, outcome)) {
      finish(() -> client.form().error(this, SeraiException.of(error)));
    }
  }

  /**
   * Ends with an error that is told in a result, for whoever can do better next time.
   *
   * @param error what is noted
   * @param outcome how it ended
   * @param result what is answered, JSON text
   */
  public void fail(SeraiException error, AuditEvent.Outcome outcome, byte[] result) {
    if (endWith(error, outcome)) {
      finish(() -> client.form().result(this, result));
    }
  }

  private boolean endWith(Throwable error, AuditEvent.Outcome outcome) {
    boolean first = end();
    if (first) {
      onOutcome.ended(outcome, SeraiException.of(error).code().name(), null);
    }
    return first;
  }

  /**
   * Sets what tells the server that nobody waits any more; runs at once if the request is already
   * cancelled. Replaces the action given before.
   *
   * @param action hears of the client's cancellation, which is null where the client's session
   *     ended
   */
  public void onCancel(Consumer<Message> action) {
    synchronized (this) {
      onCancel = action;
      if (!cancelled) {
        return;
      }
    }
    action.accept(cancellation);
  }

  /**
   * The client does not want it any more: no answer is sent (MCP 2025-11-25, cancellation).
   *
   * @param notification the client's words, or null if its session ended
   */
  public void cancel(Message notification) {
    Consumer<Message> action;
    synchronized (this) {
      cancelled = true;
      cancellation = notification;
      action = onCancel;
    }
    if (end()) {
      onOutcome.ended(AuditEvent.Outcome.FAILED, "The client cancelled the call.", null);
      if (action != null) {
        action.accept(notification);
      }
      round.sink().abandon();
    }
  }

  private boolean succeed() {
    if (!end()) {
      return false;
    }
    onOutcome.ended(AuditEvent.Outcome.DONE, null, null);
    return true;
  }

  private boolean end() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    onEnd.run();
    return true;
  }
}
