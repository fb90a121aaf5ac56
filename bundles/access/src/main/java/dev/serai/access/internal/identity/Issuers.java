package dev.serai.access.internal.identity;

import dev.serai.access.internal.waiting.Deadline;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The identity providers whose tokens are accepted, as they come and go. While one that is
 * configured is not here, its tokens wait, 1,000 at most; no other token does. Safe for use by any
 * thread.
 */
public final class Issuers {
  private final WaitingRoom waiting = new WaitingRoom(ErrorCode.ISSUER_UNAVAILABLE);
  private final Supplier<Set<String>> configured;
  private final Map<String, ServiceSlot<SignedTokens>> slots = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param configured the names of those that are to be here
   */
  public Issuers(Supplier<Set<String>> configured) {
    this.configured = configured;
  }

  /** A provider comes. */
  public void add(SignedTokens tokens) {
    slot(tokens.issuer()).bind(tokens);
  }

  /** A provider goes: waits for the checks that run, within the bound of {@link ServiceSlot}. */
  public void remove(SignedTokens tokens) {
    ServiceSlot<SignedTokens> slot = slots.get(tokens.issuer());
    if (slot != null) {
      slot.unbind(tokens);
    }
  }

  /** Those that are here or configured, in the order of their names. */
  public List<String> names() {
    Stream<String> here =
        slots.entrySet().stream()
            .filter(entry -> entry.getValue().isBound())
            .map(Map.Entry::getKey);
    return Stream.concat(here, configured.get().stream())
        .filter(name -> !name.isBlank())
        .distinct()
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
   * @param deadline until when it waits for one that is away
   * @return fails as {@link SignedTokens#verify} does; at once with {@code UNAUTHENTICATED} if it
   *     names none that is here or configured, with {@code ISSUER_UNAVAILABLE} if one that is
   *     configured does not come, with the retryable {@code SERVICE_REPLACED} if the issuer leaves
   *     meanwhile, and with {@code OVERLOADED} if too many wait for one that is away
   */
  public CompletionStage<ExternalIdentity> verify(String token, Deadline deadline) {
    Optional<String> issuer = IssuerClaim.of(token);
    Optional<ServiceLease<SignedTokens>> here =
        issuer.map(slots::get).flatMap(ServiceSlot::tryAcquire);
    if (here.isPresent()) {
      return verify(here.get(), token);
    }
    return issuer.filter(name -> configured.get().contains(name)).isPresent()
        ? waiting.lease(slot(issuer.get()), deadline).thenCompose(lease -> verify(lease, token))
        : CompletableFuture.failedFuture(strange());
  }

  private ServiceSlot<SignedTokens> slot(String issuer) {
    return slots.computeIfAbsent(issuer, name -> new ServiceSlot<>("issuer " + name));
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

  private static SeraiException strange() {
    return new SeraiException(
        ErrorCode.UNAUTHENTICATED, "The token is of an issuer that is not accepted here.");
  }

  private static SeraiException replaced() {
    return new SeraiException(
        ErrorCode.SERVICE_REPLACED, "The check of tokens of this issuer is being replaced.");
  }
}
