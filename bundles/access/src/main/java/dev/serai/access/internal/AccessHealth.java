package dev.serai.access.internal;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.AccountsView;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.access.internal.decision.Deciders;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether it can be told who is calling and what they may do. */
final class AccessHealth implements HealthCheck {
  private final Accounts accounts;
  private final Stores stores;
  private final Deciders deciders;
  private final BooleanSupplier required;

  AccessHealth(Accounts accounts, Stores stores, Deciders deciders, BooleanSupplier required) {
    this.accounts = accounts;
    this.stores = stores;
    this.deciders = deciders;
    this.required = required;
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public Health check() {
    if (!accounts.loaded()) {
      return notLoaded();
    }
    Optional<String> failure = deciders.failure();
    if (failure.isPresent()) {
      return Health.degraded(
          failure.get() + " fails to decide, which denies; see the log, or remove its bundle.");
    }
    return stores.bound()
        ? Health.up(summary())
        : Health.degraded(
            "The store is away: accounts and tokens are as they were then, and changes are not"
                + " heard of; install serai-store, or see the log.");
  }

  private Health notLoaded() {
    String message =
        "Accounts and tokens have not been read yet; see that serai-store is installed and its"
            + " database runs.";
    return required.getAsBoolean()
        ? Health.down("Nobody comes in. " + message)
        : Health.degraded("Only calls from this machine without a token come in. " + message);
  }

  private String summary() {
    AccountsView view = accounts.view();
    return "%d users, %d tokens; %s; calls from this machine need %s token."
        .formatted(
            view.userCount(),
            view.tokenCount(),
            deciders.name(),
            required.getAsBoolean() ? "a" : "no");
  }
}
