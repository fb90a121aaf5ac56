package dev.serai.credential.vault.internal.session;

import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** A token that somebody else gets, in a file. */
public final class TokenLogin implements Login {
  private static final String LOOKUP = "auth/token/lookup-self";

  private final SecretFile file;

  /** The token in a file. */
  public TokenLogin(Path file) {
    this.file = new SecretFile("token-file", file);
  }

  @Override
  public CompletionStage<VaultToken> logIn(VaultHttp http, Clock clock) {
    String value = file.read();
    return http.send(VaultRequest.get(LOOKUP).with(value))
        .thenApply(answer -> token(value, answer, clock));
  }

  @Override
  public String name() {
    return "the token in token-file";
  }

  private static VaultToken token(String value, VaultAnswer answer, Clock clock) {
    if (answer.status() == 403) {
      throw Faults.refused("Vault does not accept the token in token-file: write a valid one.");
    }
    if (!answer.isOk()) {
      throw Faults.of(answer, LOOKUP);
    }
    return VaultToken.of(
        value,
        answer.body().path("data").path("ttl").asLong(),
        answer.body().path("data").path("renewable").asBoolean(),
        clock.instant());
  }
}
