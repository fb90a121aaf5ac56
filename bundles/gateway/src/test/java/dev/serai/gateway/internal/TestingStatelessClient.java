package dev.serai.gateway.internal;

import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRequired;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A client of MCP 2026-07-28 as the upstream side sees it; what it is sent is kept in order. */
final class TestingStatelessClient implements Client, AnswerForm, ClientSink {
  private final String level;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  TestingStatelessClient(String level) {
    this.level = level;
  }

  /** A request of this client. */
  Exchange ask(String request) {
    Message message = MessageReader.strict().read(JsonText.utf8(request));
    return new Exchange(this, TestingAccess.HERE, message, this, () -> {});
  }

  String next() throws InterruptedException {
    return TestingClient.next(heard);
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  @Override
  public Answer response(Exchange exchange, Message response, Era upstream, Edits edits) {
    return Answer.ok(edits.apply());
  }

  @Override
  public Answer result(Exchange exchange, byte[] result) {
    return Answer.ok(result);
  }

  @Override
  public Answer error(Exchange exchange, SeraiException error) {
    return Answer.ok(JsonText.utf8(error.code().name()));
  }

  @Override
  public void inputRequired(Exchange exchange, InputRequired wanted) {
    heard.add(text(wanted.edits().apply()));
  }

  @Override
  public boolean send(byte[] message) {
    return heard.add(text(message));
  }

  @Override
  public void begin() {}

  @Override
  public void pause(long retryMillis) {}

  @Override
  public void finish(Answer answer) {
    heard.add(text(answer.message()));
  }

  @Override
  public void abandon() {}

  @Override
  public String owner() {
    return "modern";
  }

  @Override
  public boolean hasSession() {
    return false;
  }

  @Override
  public Era era() {
    return Era.MODERN;
  }

  @Override
  public AnswerForm form() {
    return this;
  }

  @Override
  public CapabilitySet capabilities() {
    return CapabilitySet.NONE;
  }

  @Override
  public Principal principal() {
    return Principal.LOCAL;
  }

  @Override
  public Scope scope() {
    return Scope.Gateway.DEFAULT;
  }

  @Override
  public byte[] clientInfo() {
    return null;
  }

  @Override
  public CompletableFuture<Message> ask(
      Exchange during,
      Message request,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit) {
    return CompletableFuture.failedFuture(new IllegalStateException("It cannot be asked"));
  }

  @Override
  public void tell(byte[] notification) {
    heard.add(text(notification));
  }

  @Override
  public String logLevel() {
    return level;
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {}

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return Set.of();
  }
}
