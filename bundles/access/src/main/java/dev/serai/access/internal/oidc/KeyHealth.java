package dev.serai.access.internal.oidc;

import dev.serai.core.health.Health;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Tells an operator how a provider is by what is known of its keys. */
final class KeyHealth {
  private static final String ADVICE =
      " See that the provider runs and is reached from here; Serai goes on trying.";

  private final String issuer;
  private final IssuerKeys keys;
  private final KeyPace pace;
  private final InstantSource clock;

  KeyHealth(IssuerSettings settings, IssuerKeys keys, KeyPace pace, InstantSource clock) {
    issuer = settings.issuer();
    this.keys = keys;
    this.pace = pace;
    this.clock = clock;
  }

  Health check() {
    KeyState state = keys.state();
    if (state.problem() == null) {
      return Health.up(issuer + ": signing keys known: " + state.keys().size() + ".");
    }
    boolean serving = state.usable(clock.instant(), pace.usable()).isPresent();
    return Health.degraded(
        issuer + ": " + state.problem() + (serving ? until(state) : " Its tokens wait.") + ADVICE);
  }

  private String until(KeyState state) {
    Instant end = state.fetched().plus(pace.usable()).truncatedTo(ChronoUnit.SECONDS);
    return " The keys known serve until " + end + ".";
  }
}
