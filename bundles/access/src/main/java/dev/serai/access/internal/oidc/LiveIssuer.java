package dev.serai.access.internal.oidc;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.health.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A provider with right settings: fetches its keys ahead of need until it is closed. */
final class LiveIssuer implements Issuer {
  private static final int THREADS = 2;
  private static final Duration FETCH_LIMIT = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor executor;
  private final IssuerKeys keys;
  private final KeyPace pace;
  private final OidcIssuer tokens;
  private final KeyHealth health;

  /** One that fetches by itself. */
  static LiveIssuer start(String name, IssuerSettings settings) {
    LiveIssuer issuer =
        new LiveIssuer(
            name, settings, KeyPace.of(settings.keysUsable()), FETCH_LIMIT, InstantSource.system());
    issuer.keepFresh();
    return issuer;
  }

  /**
   * One that fetches nothing before {@link #keepFresh}.
   *
   * @param fetchLimit how long one document may take
   */
  LiveIssuer(
      String name,
      IssuerSettings settings,
      KeyPace pace,
      Duration fetchLimit,
      InstantSource clock) {
    this.pace = pace;
    executor =
        new ScheduledThreadPoolExecutor(THREADS, task -> new Thread(task, "serai-issuer-" + name));
    executor.setKeepAliveTime(1, TimeUnit.MINUTES);
    executor.allowCoreThreadTimeOut(true);
    KeySource source = new KeySource(settings, new ProviderDocuments(executor, fetchLimit));
    keys = new IssuerKeys(settings.issuer(), source, pace, clock, executor);
    tokens = new OidcIssuer(settings, keys, clock);
    health = new KeyHealth(settings, keys, pace, clock);
  }

  /** Fetches now, and again and again. */
  void keepFresh() {
    keys.refresh()
        .whenComplete((fetched, error) -> later(error == null ? pace.refresh() : pace.retry()));
  }

  @Override
  public String issuer() {
    return tokens.issuer();
  }

  @Override
  public void onWithdrawal(Runnable action) {
    tokens.onWithdrawal(action);
  }

  @Override
  public CompletionStage<ExternalIdentity> verify(String token) {
    return tokens.verify(token);
  }

  @Override
  public Health check() {
    return health.check();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    keys.close();
  }

  private void later(Duration pause) {
    if (!executor.isShutdown()) {
      executor.schedule(this::keepFresh, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
