package dev.serai.credential.vault.internal.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A login with a role, and with a secret that is in a file. */
public final class RoleLogin implements Login {
  private final String path;
  private final Map<String, String> given;
  private final String secretName;
  private final SecretFile secret;

  private RoleLogin(String path, Map<String, String> given, String name, SecretFile secret) {
    this.path = path;
    this.given = given;
    this.secretName = name;
    this.secret = secret;
  }

  /**
   * AppRole.
   *
   * @param mount of the method, for instance {@code "approle"}
   * @param roleId not secret
   * @param secretId the file with the secret id
   */
  public static RoleLogin appRole(String mount, String roleId, Path secretId) {
    return new RoleLogin(
        "auth/" + mount + "/login",
        Map.of("role_id", roleId),
        "secret_id",
        new SecretFile("secret-id-file", secretId));
  }

  /**
   * With a JWT, as the methods {@code jwt} and {@code kubernetes} take it.
   *
   * @param mount of the method
   * @param role of the method
   * @param jwt the file with the JWT, which may be replaced
   */
  public static RoleLogin jwt(String mount, String role, Path jwt) {
    return new RoleLogin(
        "auth/" + mount + "/login", Map.of("role", role), "jwt", new SecretFile("jwt-file", jwt));
  }

  @Override
  public CompletionStage<VaultToken> logIn(VaultHttp http, Clock clock) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    given.forEach(body::put);
    body.put(secretName, secret.read());
    return http.send(VaultRequest.post(path, body)).thenApply(answer -> token(answer, clock));
  }

  @Override
  public String name() {
    return "the login at " + path;
  }

  private VaultToken token(VaultAnswer answer, Clock clock) {
    if (answer.status() == 400 || answer.status() == 403) {
      throw Faults.refused(
          "Vault refuses "
              + name()
              + " (status "
              + answer.status()
              + "): check the role and what is in the file of "
              + secret.setting()
              + ".");
    }
    if (answer.status() == 404) {
      throw Faults.refused(
          "Vault has no " + path + " (status 404): check auth, auth-mount and namespace.");
    }
    if (!answer.isOk() || answer.body().path("auth").path("client_token").asText().isEmpty()) {
      throw Faults.of(answer, path);
    }
    return VaultToken.of(answer.body().path("auth"), clock.instant());
  }
}
