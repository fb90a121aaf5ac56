package dev.serai.credential.vault.internal.http;

import java.util.concurrent.CompletionStage;

/** Sends requests to Vault. */
@FunctionalInterface
public interface VaultHttp {
  /**
   * Sends one request.
   *
   * @return what Vault answers, whatever the status; fails with a {@code SeraiException} if it
   *     cannot be reached or does not answer in time
   */
  CompletionStage<VaultAnswer> send(VaultRequest request);
}
