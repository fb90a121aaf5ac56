package dev.serai.access.internal.identity;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The identity providers whose tokens are accepted, as they come and go. While one is being
 * replaced, its tokens wait, 1,000 at most. Safe for use by any thread.
 */
public final class Issuers {
  private static final int MAX_WAITING = 1_000;

  private final Duration wait;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Map<String, ServiceSlot<SignedTokens>> slots = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param wait how long a token waits for its issuer, if that was here before
   */
  public Issuers(Duration wait) {
    this.wait = wait;
  }

  /** A provider comes. */
  public void add(SignedTokens tokens) {
    slots
        .computeIfAbsent(tokens.issuer(), issuer -> new ServiceSlot<>("issuer " + issuer))
        .bind(tokens);
  }

  /** A provider goes: waits for the checks that run, within the bound of {@link ServiceSlot}. */
  public void remove(SignedTokens tokens) {
    ServiceSlot<SignedTokens> slot = slots.get(tokens.issuer());
    if (slot != null) {
      slot.unbind(tokens);
    }
  }

  /** Those that are here, in the order of their names. */
  public List<String> names() {
    return slots.entrySet().stream()
        .filter(entry -> entry.getValue().isBound())
        .map(Map.Entry::getKey)
        .filter(name -> !name.isBlank())
        .sorted()
        .toList();
  }

  /** Whether there ever was one. */
  public boolean known() {
    return !slots.isEmpty();
  }

  /**
   * Has a token checked by the issuer that it names.
   *
   * @return fails as {@link SignedTokens#verify} does, with {@code UNAUTHENTICATED} if it names
   *     none that is here, with the retryable {@code SERVICE_REPLACED} if the issuer leaves
   *     meanwhile, and with {@code OVERLOADED} if too many wait for one that is away
   */
  public CompletionStage<ExternalIdentity> verify(String token) {
    ServiceSlot<SignedTokens> slot = IssuerClaim.of(token).map(slots::get).orElse(null);
    if (slot == null) {
      return CompletableFuture.failedFuture(strange());
    }
    Optional<ServiceLease<SignedTokens>> lease = slot.tryAcquire();
    return lease.isPresent() ? verify(lease.get(), token) : later(slot, token);
  }

  private CompletionStage<ExternalIdentity> later(ServiceSlot<SignedTokens> slot, String token) {
    if (!waiting.tryAcquire()) {
      return CompletableFuture.failedFuture(overloaded());
    }
    return slot.acquire(wait)
        .whenComplete((lease, gone) -> waiting.release())
        .handle((lease, gone) -> gone == null ? verify(lease, token) : refused())
        .thenCompose(result -> result);
  }

  private static CompletionStage<ExternalIdentity> verify(
      ServiceLease<SignedTokens> lease, String token) {
    CompletableFuture<ExternalIdentity> result = new CompletableFuture<>();
    lease.onRevoke(() -> result.completeExceptionally(replaced()));
    try {
      lease.service().verify(token).whenComplete((identity, error) -> end(result, identity, error));
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
    return result.whenComplete((identity, error) -> lease.close());
  }

  private static void end(
      CompletableFuture<ExternalIdentity> result, ExternalIdentity identity, Throwable error) {
    if (error == null) {
      result.complete(identity);
    } else {
      result.completeExceptionally(error);
    }
  }

  private static CompletionStage<ExternalIdentity> refused() {
    return CompletableFuture.failedFuture(strange());
  }

  private static SeraiException strange() {
    return new SeraiException(
        ErrorCode.UNAUTHENTICATED, "The token is of an issuer that is not accepted here.");
  }

  private static SeraiException overloaded() {
    return new SeraiException(
        ErrorCode.OVERLOADED, MAX_WAITING + " tokens wait for an issuer that is away.");
  }

  private static SeraiException replaced() {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "The check of tokens of this issuer is being replaced.");
  }
}
