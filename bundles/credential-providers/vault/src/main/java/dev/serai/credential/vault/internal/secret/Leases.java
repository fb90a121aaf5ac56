package dev.serai.credential.vault.internal.secret;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets that Vault makes and lends: one for each borrower, renewed at two thirds of its time, and
 * given back when its borrower does not need it. While Vault is away a secret is used until its
 * time is over. Safe for use by any thread.
 */
final class Leases implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final VaultHttp http;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Fingerprint fingerprint;
  private final Consumer<CredentialReference> changed;
  private final Map<Borrower, CompletableFuture<Lent>> lent = new ConcurrentHashMap<>();

  /**
   * Nothing is lent yet.
   *
   * @param http sends with a token
   * @param changed hears when another secret takes the place of one
   */
  Leases(
      VaultHttp http,
      Clock clock,
      ScheduledExecutorService timer,
      Fingerprint fingerprint,
      Consumer<CredentialReference> changed) {
    this.http = http;
    this.clock = clock;
    this.timer = timer;
    this.fingerprint = fingerprint;
    this.changed = changed;
  }

  /** One value of what is lent to a borrower, or is lent now. */
  CompletionStage<Secret> resolve(Borrower borrower, CredentialReference reference) {
    CompletableFuture<Lent> now =
        lent.compute(borrower, (key, there) -> isGood(there) ? there : borrow(borrower));
    return now.thenCompose(
            one ->
                one.secret(reference, fingerprint, clock.instant())
                    .<CompletionStage<Secret>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> resolve(borrower, reference)))
        .whenComplete((secret, error) -> forgetUnlent(borrower, now));
  }

  /** A borrower does not need one key any more; with the last key the secret is given back. */
  CompletionStage<Void> release(Borrower borrower, String key) {
    CompletableFuture<Lent> there = lent.get(borrower);
    if (there == null) {
      return CompletableFuture.completedStage(null);
    }
    return there
        .handle((one, error) -> error == null && one.returned(key) ? one : null)
        .thenCompose(
            one ->
                one == null || !lent.remove(borrower, there)
                    ? CompletableFuture.<Void>completedStage(null)
                    : revoke(one));
  }

  /** Wipes what is lent. It is not given back, since servers that run use it on. */
  @Override
  public void close() {
    lent.values().forEach(one -> one.thenAccept(Lent::close));
    lent.clear();
  }

  private boolean isGood(CompletableFuture<Lent> there) {
    return there != null
        && !there.isCompletedExceptionally()
        && (!there.isDone() || !there.join().isOver(clock.instant()));
  }

  private CompletableFuture<Lent> borrow(Borrower borrower) {
    CompletableFuture<Lent> coming =
        http.send(VaultRequest.get(borrower.path()))
            .thenApply(answer -> lent(borrower, answer))
            .toCompletableFuture();
    coming.thenAccept(one -> watch(borrower, coming, one));
    return coming;
  }

  private Lent lent(Borrower borrower, VaultAnswer answer) {
    Faults.requireData(answer, "vault:" + borrower.path());
    return Lent.of(answer.body(), clock.instant());
  }

  /** What was given for good, or not at all, is asked for anew; what nobody uses is given back. */
  private void forgetUnlent(Borrower borrower, CompletableFuture<Lent> now) {
    if (now.isCompletedExceptionally()) {
      lent.remove(borrower, now);
      return;
    }
    Lent one = now.join();
    if ((!one.isLease() || one.isUnused()) && lent.remove(borrower, now)) {
      revoke(one).exceptionally(error -> unreturned(borrower));
    }
  }

  private static Void unreturned(Borrower borrower) {
    LOG.warn("A lease of vault:{} could not be given back; it ends by itself", borrower.path());
    return null;
  }

  private void watch(Borrower borrower, CompletableFuture<Lent> place, Lent one) {
    if (one.isLease()) {
      later(
          one.left(clock.instant()).multipliedBy(2).dividedBy(3),
          () -> renew(borrower, place, one));
    }
  }

  private void renew(Borrower borrower, CompletableFuture<Lent> place, Lent one) {
    if (lent.get(borrower) != place) {
      return;
    }
    if (!one.isRenewable()) {
      replace(borrower, place, one);
      return;
    }
    ObjectNode body = lease(one);
    body.put("increment", one.life().toSeconds());
    http.send(VaultRequest.post("sys/leases/renew", body))
        .whenComplete((answer, error) -> renewed(borrower, place, one, answer, error));
  }

  private void renewed(
      Borrower borrower,
      CompletableFuture<Lent> place,
      Lent one,
      VaultAnswer answer,
      Throwable error) {
    if (error == null && answer.isOk()) {
      Duration more = Duration.ofSeconds(answer.body().path("lease_duration").asLong());
      boolean again =
          answer.body().path("renewable").asBoolean()
              && more.compareTo(one.life().dividedBy(2)) >= 0;
      one.renewed(more, clock.instant(), again);
      watch(borrower, place, one);
    } else if (error == null && answer.status() < 429) {
      replace(borrower, place, one);
    } else {
      again(borrower, place, one);
    }
  }

  private void again(Borrower borrower, CompletableFuture<Lent> place, Lent one) {
    Duration left = one.left(clock.instant());
    if (left.toMillis() <= 0) {
      LOG.warn("A lease of vault:{} ended while Vault was away", borrower.path());
      replace(borrower, place, one);
    } else {
      Duration pause = left.dividedBy(3);
      later(
          pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE,
          () -> renew(borrower, place, one));
    }
  }

  /** The next to ask gets another secret; this one is used until its time is over. */
  private void replace(Borrower borrower, CompletableFuture<Lent> place, Lent one) {
    if (lent.remove(borrower, place)) {
      one.close();
      changed.accept(new CredentialReference("vault", borrower.path()));
    }
  }

  private CompletionStage<Void> revoke(Lent one) {
    one.close();
    if (!one.isLease()) {
      return CompletableFuture.completedStage(null);
    }
    return http.send(VaultRequest.post("sys/leases/revoke", lease(one)))
        .thenAccept(
            answer -> {
              if (!answer.isOk() && answer.status() != 400) {
                throw Faults.of(answer, "sys/leases/revoke");
              }
            });
  }

  private static ObjectNode lease(Lent one) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("lease_id", one.id());
    return body;
  }

  private void later(Duration pause, Runnable task) {
    try {
      timer.schedule(task, Math.max(20, pause.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Leases are not watched any more");
    }
  }
}
