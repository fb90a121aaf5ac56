package dev.serai.credential.vault.internal.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.core.error.SeraiException;
import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with a client token, which it gets when it is first needed, renews at two thirds
 * of its life, and gets anew when Vault does not know it any more. Safe for use by any thread.
 */
public final class VaultSession implements VaultHttp {
  private static final Logger LOG = LoggerFactory.getLogger(VaultSession.class);
  private static final VaultRequest LOOKUP = VaultRequest.get("auth/token/lookup-self");
  private static final VaultRequest RENEW =
      VaultRequest.post("auth/token/renew-self", JsonNodeFactory.instance.objectNode());

  private final VaultHttp http;
  private final Login login;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private CompletableFuture<VaultToken> current;

  /** Logs in later. */
  public VaultSession(VaultHttp http, Login login, Clock clock, ScheduledExecutorService timer) {
    this.http = http;
    this.login = login;
    this.clock = clock;
    this.timer = timer;
  }

  /** Whether there is a token that Vault has accepted. */
  public synchronized boolean isOpen() {
    return current != null && now(current) != null && !hasEnded(now(current));
  }

  /** Done when Vault has accepted a token. */
  public CompletionStage<Void> check() {
    return send(LOOKUP)
        .thenAccept(
            answer -> {
              if (!answer.isOk()) {
                throw Faults.of(answer, login.name());
              }
            });
  }

  @Override
  public CompletionStage<VaultAnswer> send(VaultRequest request) {
    return token()
        .thenCompose(
            token ->
                http.send(request.with(token.value()))
                    .thenCompose(
                        answer ->
                            answer.status() == 403
                                ? refused(request, token, answer)
                                : CompletableFuture.completedStage(answer)));
  }

  /** Refused is what the token may not do, and all that is done with one that has ended. */
  private CompletionStage<VaultAnswer> refused(
      VaultRequest request, VaultToken token, VaultAnswer answer) {
    return http.send(LOOKUP.with(token.value()))
        .thenCompose(
            known ->
                known.status() == 403
                    ? anew(token).thenCompose(next -> http.send(request.with(next.value())))
                    : CompletableFuture.completedStage(answer));
  }

  private synchronized CompletableFuture<VaultToken> anew(VaultToken ended) {
    if (current != null && now(current) == ended) {
      current = null;
    }
    return token();
  }

  private synchronized CompletableFuture<VaultToken> token() {
    if (current == null || current.isCompletedExceptionally() || hasEnded(now(current))) {
      current = logIn();
    }
    return current;
  }

  private boolean hasEnded(VaultToken token) {
    return token != null && token.isOver(clock.instant());
  }

  private static VaultToken now(CompletableFuture<VaultToken> token) {
    return token.isDone() && !token.isCompletedExceptionally() ? token.join() : null;
  }

  private CompletableFuture<VaultToken> logIn() {
    try {
      return login.logIn(http, clock).thenApply(this::got).toCompletableFuture();
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private VaultToken got(VaultToken token) {
    LOG.debug("Vault accepts {}: {}", login.name(), token);
    if (token.expires() != null) {
      later(token, Duration.between(clock.instant(), token.expires()).multipliedBy(2).dividedBy(3));
    }
    return token;
  }

  private void later(VaultToken token, Duration pause) {
    try {
      timer.schedule(() -> renew(token), Math.max(50, pause.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The session with Vault has ended");
    }
  }

  private void renew(VaultToken token) {
    if (!isCurrent(token)) {
      return;
    }
    if (!token.renewable()) {
      replace(token);
      return;
    }
    http.send(RENEW.with(token.value()))
        .whenComplete(
            (answer, error) -> {
              if (error != null) {
                again(token);
              } else if (answer.isOk()) {
                renewed(token, VaultToken.of(answer.body().path("auth"), clock.instant()));
              } else {
                replace(token);
              }
            });
  }

  /** Vault may give less than before: when the life of a token nears its most. */
  private void renewed(VaultToken before, VaultToken after) {
    VaultToken next =
        after.value().isEmpty()
            ? new VaultToken(before.value(), after.life(), after.expires(), after.renewable())
            : after;
    if (next.life().compareTo(before.life().dividedBy(10)) < 0 && next.expires() != null) {
      replace(before);
    } else if (put(before, CompletableFuture.completedFuture(next))) {
      got(next);
    }
  }

  private void replace(VaultToken token) {
    CompletableFuture<VaultToken> next = logIn();
    next.whenComplete(
        (fresh, error) -> {
          if (error != null) {
            LOG.warn(
                "Vault gives no new token by {}; the present one ends at {}. {}",
                login.name(),
                token.expires(),
                SeraiException.of(error).getMessage());
            again(token);
          } else if (fresh.value().equals(token.value()) && !fresh.renewable()) {
            LOG.warn("The token in token-file ends at {}: write another one", token.expires());
          } else {
            put(token, next);
          }
        });
  }

  private void again(VaultToken token) {
    Duration left = Duration.between(clock.instant(), token.expires());
    if (!left.isNegative() && !left.isZero()) {
      later(token, left.dividedBy(3));
    }
  }

  private synchronized boolean put(VaultToken before, CompletableFuture<VaultToken> next) {
    if (current == null || now(current) != before) {
      return false;
    }
    current = next;
    return true;
  }

  private synchronized boolean isCurrent(VaultToken token) {
    return current != null && now(current) == token;
  }
}
