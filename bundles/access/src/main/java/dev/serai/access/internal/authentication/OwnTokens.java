package dev.serai.access.internal.authentication;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.AccountsView;
import dev.serai.access.internal.accounts.KnownToken;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.access.internal.accounts.TokenUses;
import dev.serai.access.internal.token.TokenSecret;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tokens of our own. One that is not in memory is looked for in the store, since it may have been
 * made a moment ago; while neither is there, tokens wait.
 */
public final class OwnTokens implements TokenSource {
  private final Accounts accounts;
  private final Stores stores;
  private final TokenUses uses;
  private final WaitingRoom waiting;
  private final Executor executor;
  private final Clock clock;

  /**
   * Those of some accounts.
   *
   * @param waiting where they wait for accounts that were not read yet, and for the store
   * @param executor where the store is read
   */
  public OwnTokens(
      Accounts accounts,
      Stores stores,
      TokenUses uses,
      WaitingRoom waiting,
      Executor executor,
      Clock clock) {
    this.accounts = accounts;
    this.stores = stores;
    this.uses = uses;
    this.waiting = waiting;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public boolean reads(String token) {
    return token.startsWith(TokenSecret.PREFIX);
  }

  @Override
  public Optional<Principal> seen(String token) {
    return accounts
        .known()
        .flatMap(
            view ->
                TokenSecret.parse(token)
                    .flatMap(secret -> view.token(secret.hash()))
                    .flatMap(this::good));
  }

  @Override
  public CompletionStage<Principal> check(String token, Deadline deadline) {
    return TokenSecret.parse(token)
        .map(TokenSecret::hash)
        .map(
            hash ->
                waiting.until(accounts.read(), deadline).thenCompose(read -> find(hash, deadline)))
        .orElseGet(() -> CompletableFuture.failedFuture(invalid()));
  }

  private CompletionStage<Principal> find(String hash, Deadline deadline) {
    Optional<KnownToken> known = accounts.view().token(hash);
    return known.isPresent()
        ? CompletableFuture.completedFuture(
            known.flatMap(this::good).orElseThrow(OwnTokens::invalid))
        : waiting.until(stores.tokens(), deadline).thenCompose(there -> lookUp(hash));
  }

  private CompletionStage<Principal> lookUp(String hash) {
    try {
      return CompletableFuture.supplyAsync(() -> look(accounts.view(), hash), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new SeraiException(ErrorCode.OVERLOADED, "Too many tokens are looked for at once.", e));
    }
  }

  private Principal look(AccountsView view, String hash) {
    return Stores.on(stores.tokens(), store -> store.findByHash(hash))
        .map(Versioned::value)
        .map(token -> new KnownToken(token, stands(view, token).orElse(null)))
        .flatMap(this::good)
        .orElseThrow(OwnTokens::invalid);
  }

  private Optional<Principal> stands(AccountsView view, TokenRecord token) {
    return view.principals()
        .of(
            token,
            id -> view.user(id).or(() -> Stores.on(stores.users(), store -> store.find(id))),
            id -> view.team(id).or(() -> Stores.on(stores.teams(), store -> store.find(id))));
  }

  private Optional<Principal> good(KnownToken token) {
    Instant now = clock.instant();
    Optional<Principal> principal = token.principal(now);
    principal.ifPresent(found -> uses.note(token.token().id(), now));
    return principal;
  }

  private static SeraiException invalid() {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, "The token is not valid.");
  }
}
