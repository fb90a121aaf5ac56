package dev.serai.access.internal.authentication;

import dev.serai.access.internal.accounts.AccountUpdates;
import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.AccountsView;
import dev.serai.access.internal.accounts.NewAccounts;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.identity.Issuers;
import dev.serai.access.internal.token.Sha256;
import dev.serai.access.internal.waiting.Deadline;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tokens that identity providers sign. That one was signed and is good is remembered for a while;
 * whom it stands for follows from the accounts as they are at each use.
 */
public final class ExternalTokens implements TokenSource {
  private static final int MAX_LENGTH = 16_384;
  private static final int DOTS = 2;

  private final Accounts accounts;
  private final Issuers issuers;
  private final VerifiedTokens verified;
  private final NewAccounts newAccounts;
  private final AccountUpdates updates;
  private final WaitingRoom waiting;
  private final Clock clock;

  /**
   * Those of some issuers, for some accounts.
   *
   * @param waiting where tokens that are good wait for accounts that were not read yet
   */
  public ExternalTokens(
      Accounts accounts,
      Issuers issuers,
      VerifiedTokens verified,
      NewAccounts newAccounts,
      AccountUpdates updates,
      WaitingRoom waiting,
      Clock clock) {
    this.accounts = accounts;
    this.issuers = issuers;
    this.verified = verified;
    this.newAccounts = newAccounts;
    this.updates = updates;
    this.waiting = waiting;
    this.clock = clock;
  }

  @Override
  public boolean reads(String token) {
    return token.length() <= MAX_LENGTH
        && token.chars().filter(each -> each == '.').count() == DOTS;
  }

  @Override
  public Optional<Principal> seen(String token) {
    return accounts
        .known()
        .flatMap(
            view ->
                verified
                    .find(Sha256.hex(token), clock.instant())
                    .flatMap(known -> known.principal(view, () -> known(view, known.identity()))));
  }

  @Override
  public boolean wasGood(String token) {
    return verified.wasGood(Sha256.hex(token), clock.instant());
  }

  @Override
  public CompletionStage<Principal> check(String token, Deadline deadline) {
    String hash = Sha256.hex(token);
    long generation = verified.generation();
    return issuers
        .verify(token, deadline)
        .thenCompose(
            identity ->
                waiting
                    .until(accounts.read(), deadline)
                    .thenCompose(read -> signed(hash, identity, generation, deadline)))
        .whenComplete((principal, error) -> drop(hash, error));
  }

  private CompletionStage<Principal> signed(
      String hash, ExternalIdentity identity, long generation, Deadline deadline) {
    updates.seen(identity);
    verified.keep(hash, identity, clock.instant(), generation);
    return settle(identity, deadline);
  }

  private void drop(String hash, Throwable error) {
    if (error != null && SeraiException.of(error).code() == ErrorCode.UNAUTHENTICATED) {
      verified.drop(hash);
    }
  }

  private CompletionStage<Principal> settle(ExternalIdentity identity, Deadline deadline) {
    AccountsView view = accounts.view();
    Optional<Principal> known = known(view, identity);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    return view.user(identity.subject()).isPresent() || !identity.makesUsers()
        ? CompletableFuture.failedFuture(refused())
        : newAccounts.of(identity, deadline).thenApply(user -> principal(identity, user));
  }

  /**
   * Whom somebody is without a new account; empty if they are disabled, have none yet, or had one
   * that was parted from the provider.
   */
  private Optional<Principal> known(AccountsView view, ExternalIdentity identity) {
    Optional<Versioned<UserRecord>> user = view.user(identity.subject());
    if (user.isPresent()) {
      Optional<Principal> principal = view.principals().of(identity, user.get().value());
      principal.ifPresent(enabled -> updates.take(user.get(), identity));
      return principal;
    }
    return identity.makesUsers() || view.user(identity.id()).isPresent()
        ? Optional.empty()
        : Optional.of(view.principals().of(identity));
  }

  private Principal principal(ExternalIdentity identity, UserRecord user) {
    return accounts.view().principals().of(identity, user).orElseThrow(ExternalTokens::refused);
  }

  private static SeraiException refused() {
    return new SeraiException(ErrorCode.UNAUTHENTICATED, "The token is not valid.");
  }
}
