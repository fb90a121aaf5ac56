package dev.serai.credential.vault.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.Eventually;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;

/** How Serai gets and keeps a token. */
public class VaultSessionTest extends VaultTest {
  private static final String THERE = "vault:secret/a#key";

  @Before
  public void plant() {
    house.vault().put("secret/a", "{\"key\":\"value\"}");
  }

  @Test
  public void anAppRoleLogsIn() {
    appRole();
    assertEquals("value", value(THERE));
    assertEquals(1, house.vault().heard("POST auth/approle/login"));
  }

  @Test
  public void aServiceAccountLogsInWhereItsMethodIsMounted() {
    house.vault().login("auth/cluster-a/login", "{\"role\":\"serai\",\"jwt\":\"planted-7c1e\"}");
    house
        .set("auth", "kubernetes")
        .set("auth-mount", "cluster-a")
        .set("role", "serai")
        .set("jwt-file", house.file("jwt", PLANTED).toString());
    assertEquals("value", value(THERE));
  }

  @Test
  public void aJwtLogsInAndIsReadAnew() {
    house.vault().login("auth/jwt/login", "{\"role\":\"serai\",\"jwt\":\"first\"}");
    house.set("auth", "jwt").set("role", "serai");
    house.set("jwt-file", house.file("jwt", "first").toString());
    assertEquals("value", value(THERE));
    house.vault().login("auth/jwt/login", "{\"role\":\"serai\",\"jwt\":\"second\"}");
    house.file("jwt", "second");
    house.vault().forgetTokens();
    assertEquals("value", value(THERE));
  }

  @Test
  public void aRefusedLoginIsToldInWords() {
    house.set("auth", "approle").set("role", "serai");
    house.set("secret-id-file", house.file("secret-id", PLANTED).toString());
    assertFails(
        ErrorCode.CREDENTIAL_REFUSED, "no auth/approle/login (status 404): check auth", THERE);
    house.vault().login("auth/approle/login", "{}");
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "what is in the file of secret-id-file", THERE);
    house.provider().watch();
    Eventually.holds(
        "the health has it",
        () -> house.provider().fault().orElse("").contains("Vault refuses the login"));
  }

  @Test
  public void aRefusedTokenIsToldInWordsAndReadAnew() {
    house.file("token", PLANTED + "-wrong");
    assertFails(ErrorCode.CREDENTIAL_REFUSED, "does not accept the token in token-file", THERE);
    house.file("token", VaultHouse.ROOT);
    assertEquals("value", value(THERE));
  }

  @Test
  public void aMissingFileIsToldInWords() {
    house.set("token-file", "/nowhere/token");
    assertFails(ErrorCode.CREDENTIAL_UNAVAILABLE, "file of token-file cannot be read", THERE);
  }

  @Test
  public void manyAtOnceLogInOnce() {
    appRole();
    List<? extends CompletableFuture<?>> all =
        IntStream.range(0, 32)
            .mapToObj(i -> house.provider().resolve(reference(THERE), CONTEXT))
            .map(stage -> stage.toCompletableFuture())
            .toList();
    all.forEach(VaultTest::get);
    assertEquals(1, house.vault().tokensMade());
  }

  @Test
  public void aTokenIsRenewedBeforeItEnds() {
    house.vault().giveTokens(2, true);
    appRole();
    assertEquals("value", value(THERE));
    Eventually.holds("renewed twice", () -> house.vault().tokenRenewals() == 2);
    assertEquals("value", value(THERE));
    assertEquals(1, house.vault().tokensMade());
  }

  @Test
  public void oneThatCannotBeRenewedIsReplacedBeforeItEnds() {
    house.vault().giveTokens(2, false);
    appRole();
    assertEquals("value", value(THERE));
    Eventually.holds("logged in anew", () -> house.vault().tokensMade() >= 2);
    assertEquals(0, house.vault().tokenRenewals());
  }

  @Test
  public void oneThatVaultForgotIsReplacedAtOnce() {
    appRole();
    value(THERE);
    house.vault().forgetTokens();
    assertEquals("value", value(THERE));
    assertEquals(2, house.vault().tokensMade());
  }

  @Test
  public void whatATokenMayNotDoMakesNoOther() {
    appRole();
    house.vault().deny("secret/data/a");
    for (int i = 0; i < 3; i++) {
      assertFails(ErrorCode.CREDENTIAL_REFUSED, "status 403", THERE);
    }
    assertEquals(1, house.vault().tokensMade());
  }

  @Test
  public void aRenewalThatFailsForTheMomentIsTriedAgain() {
    house.vault().giveTokens(3, true);
    house.set("retry-millis", 0L);
    appRole();
    value(THERE);
    house.vault().answerNext(500);
    Eventually.holds("renewed", () -> house.vault().tokenRenewals() >= 1);
    assertTrue(house.vault().tokensMade() <= 2);
  }

  private void appRole() {
    house
        .vault()
        .login("auth/approle/login", "{\"role_id\":\"serai\",\"secret_id\":\"planted-7c1e\"}");
    house.set("auth", "approle").set("role", "serai");
    house.set("secret-id-file", house.file("secret-id", PLANTED).toString());
  }
}
