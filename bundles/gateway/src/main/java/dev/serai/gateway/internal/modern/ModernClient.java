package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.AnswerForm;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.InputRules;
import dev.serai.gateway.internal.exchange.Principal;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The client of one request: it has no session, and those of one principal share upstream sessions.
 */
final class ModernClient implements Client {
  private final String owner;
  private final Caller caller;
  private final AnswerForm form;
  private final ParkedCall parking;
  private volatile Said said;

  private record Said(Message request, CapabilitySet capabilities) {}

  /**
   * A client.
   *
   * @param owner a name that no other client has
   * @param caller who calls, and where
   * @param form how its answers look
   * @param request what it asks
   * @param capabilities what it declares with it
   * @param parking where its call waits for input, or null if it must not
   */
  ModernClient(
      String owner,
      Caller caller,
      AnswerForm form,
      Message request,
      CapabilitySet capabilities,
      ParkedCall parking) {
    this.owner = owner;
    this.caller = caller;
    this.form = form;
    this.said = new Said(request, capabilities);
    this.parking = parking;
  }

  /** The client has sent its request again: what it says with that counts from now on. */
  void goesOnAs(ModernClient retry) {
    said = retry.said;
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public String pool() {
    return caller.principal().key();
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
    return form;
  }

  @Override
  public CapabilitySet capabilities() {
    return said.capabilities();
  }

  @Override
  public Principal principal() {
    return caller.principal();
  }

  @Override
  public Scope scope() {
    return caller.scope();
  }

  @Override
  public byte[] clientInfo() {
    Slice info = said.request().slice(Place.META_CLIENT_INFO);
    return info == null ? null : info.toBytes();
  }

  @Override
  public CompletableFuture<Message> ask(
      Exchange during,
      Message wanted,
      Supplier<Right> right,
      Consumer<byte[]> progress,
      Duration limit) {
    return parking == null || during == null || !InputRules.isInput(wanted.method())
        ? CompletableFuture.failedFuture(
            new SeraiException(
                ErrorCode.METHOD_NOT_FOUND,
                "The client cannot be asked by " + wanted.method() + "."))
        : parking.ask(this, during, wanted, limit);
  }

  @Override
  public void tell(byte[] notification) {
    // It hears what belongs to its request only.
  }

  @Override
  public String logLevel() {
    return said.request().text(Place.META_LOG_LEVEL);
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {
    // Only listeners subscribe.
  }

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return Set.of();
  }
}
