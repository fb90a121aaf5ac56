package dev.serai.access.internal.oidc;

import dev.serai.access.internal.identity.SignedTokens;
import dev.serai.core.health.Health;

/** A configured provider, whether its settings are right or not. */
interface Issuer extends SignedTokens, AutoCloseable {
  /** How it is; does not block. */
  Health check();

  /** Lets go of what it holds; who waits is told to try again. */
  @Override
  void close();
}
