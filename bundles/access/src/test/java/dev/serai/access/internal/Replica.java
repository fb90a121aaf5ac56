package dev.serai.access.internal;

import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.access.internal.identity.Issuers;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Principal;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One container with access, for tests. */
public final class Replica implements AutoCloseable {
  private static final AccessSettings SETTINGS =
      new AccessSettings(false, 10, List.of("openid"), false);
  private static final String ADDRESS = "192.0.2.1";

  final Stores stores = new Stores();
  final Accounts accounts = new Accounts(stores);
  final TestingAuditLog audit = new TestingAuditLog();
  final TestingClock clock;
  final AccessComponent access;

  Replica(TestingClock clock, AccessSettings settings) {
    this(clock, settings, Duration.ZERO, Set.of());
  }

  private Replica(
      TestingClock clock, AccessSettings settings, Duration wait, Set<String> configured) {
    this.clock = clock;
    access =
        new AccessComponent(accounts, stores, settings, new Issuers(() -> configured), wait, clock);
    access.addAuditLog(audit);
    access.activate();
  }

  /** One without a store. */
  public static Replica empty() {
    return new Replica(new TestingClock(), SETTINGS);
  }

  /** One without a store, whose tokens wait for a minute for what is away. */
  static Replica patient(String... configured) {
    return new Replica(new TestingClock(), SETTINGS, Duration.ofMinutes(1), Set.of(configured));
  }

  /** One that knows all that is in a store. */
  public static Replica of(TestingStore store) {
    Replica replica = empty();
    replica.load(store);
    return replica;
  }

  /** Gets to know all that is in a store. */
  void load(TestingStore store) {
    store.bind(stores);
    store.tell(accounts);
  }

  /** What is asked. */
  public AccessComponent access() {
    return access;
  }

  /** Whom a token stands for. */
  public Principal principal(String token) {
    return principal(token, ADDRESS);
  }

  Principal principal(String token, String address) {
    return result(access.authenticate(new Bearer(token, address)));
  }

  /** Whom a token stands for, some time. */
  CompletableFuture<Principal> asked(String token) {
    return access.authenticate(new Bearer(token, ADDRESS)).toCompletableFuture();
  }

  /** Why a token is refused. */
  public ErrorCode refusal(String token) {
    return refusal(token, ADDRESS);
  }

  ErrorCode refusal(String token, String address) {
    try {
      throw new AssertionError("It stands for " + principal(token, address));
    } catch (SeraiException e) {
      return e.code();
    }
  }

  static <T> T result(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SeraiException error) {
        throw error;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    access.deactivate();
  }
}
