package dev.serai.credential.vault.internal.session;

import dev.serai.credential.vault.internal.http.VaultHttp;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** A way to get a client token. Secrets are read from their files each time. */
public interface Login {
  /** A token, new where the method makes one. */
  CompletionStage<VaultToken> logIn(VaultHttp http, Clock clock);

  /** For messages, for instance {@code "the AppRole login at auth/approle"}. */
  String name();
}
