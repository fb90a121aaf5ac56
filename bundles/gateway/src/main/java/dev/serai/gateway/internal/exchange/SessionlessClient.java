package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.json.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Nobody in particular: the gateway itself when it lists, and clients without a session.
 *
 * @param owner what keeps its upstream sessions apart
 * @param principal whom it calls for
 * @param capabilities what is declared in its name
 * @param scope the endpoint
 */
public record SessionlessClient(
    String owner, Principal principal, CapabilitySet capabilities, Scope scope) implements Client {

  /** The gateway itself. */
  public SessionlessClient(String owner, CapabilitySet capabilities, Scope scope) {
    this(owner, Principal.LOCAL, capabilities, scope);
  }

  /** A client that declares nothing and is not to be told from others of its principal. */
  public static SessionlessClient of(Caller caller) {
    return new SessionlessClient(
        "sessionless-" + caller.principal().key(),
        caller.principal(),
        CapabilitySet.NONE,
        caller.scope());
  }

  @Override
  public Era era() {
    return Era.LEGACY;
  }

  @Override
  public AnswerForm form() {
    return LegacyForm.INSTANCE;
  }

  @Override
  public boolean hasSession() {
    return false;
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
    return CompletableFuture.failedFuture(
        new SeraiException(
            ErrorCode.METHOD_NOT_FOUND, "The client has no session to be asked in."));
  }

  @Override
  public void tell(byte[] notification) {
    // Nobody listens.
  }

  @Override
  public String logLevel() {
    return null;
  }

  @Override
  public void subscribed(InstallationId server, String uri, boolean begun) {
    // Without a session nothing is subscribed to.
  }

  @Override
  public Set<String> subscriptions(InstallationId server) {
    return Set.of();
  }
}
