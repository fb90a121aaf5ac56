package dev.serai.access.internal.oidc;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A provider whose settings are wrong: it is there, so that nothing opens because of a typing
 * error, and accepts no token.
 *
 * @param name of the configuration
 * @param issuer as far as the settings say
 * @param problem which setting is wrong, and how it has to be
 */
record RefusedIssuer(String name, String issuer, String problem) implements Issuer {

  @Override
  public CompletionStage<ExternalIdentity> verify(String token) {
    return CompletableFuture.failedFuture(
        new SeraiException(
            ErrorCode.ISSUER_UNAVAILABLE,
            "The settings of the identity provider " + name + " are wrong; its health says why."));
  }

  @Override
  public Health check() {
    return Health.degraded(
        "No token of it is accepted. In etc/dev.serai.access.issuer-"
            + name
            + ".cfg the setting "
            + problem);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
