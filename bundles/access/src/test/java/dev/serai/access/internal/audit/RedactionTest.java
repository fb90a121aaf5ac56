package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.UserRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RedactionTest {
  @Test
  public void namesThatTellOfSecretsAreKnownInAnySpelling() {
    for (String name :
        List.of(
            "password",
            "passwordHash",
            "PASSWORD",
            "db_password",
            "api-key",
            "apiKey",
            "API_KEY",
            "x.secret.value",
            "access_token",
            "accessTokens",
            "Authorization",
            "clientSecret",
            "Set-Cookie",
            "hash")) {
      assertTrue(name, Redaction.secret(name));
    }
    for (String name : List.of("name", "url", "keyboard", "hint", "permissions", "monkey", "")) {
      assertFalse(name, Redaction.secret(name));
    }
  }

  @Test
  public void secretsLeaveAtAnyDepthAndNothingElseDoes() {
    assertEquals(
        "{\"name\":\"a\",\"password\":\"[redacted]\",\"list\":[{\"apiKey\":\"[redacted]\",\"n\":1}],"
            + "\"token\":null,\"mustChangePassword\":true}",
        Redaction.of(
            "{\"name\":\"a\",\"password\":\"s3cret\",\"list\":[{\"apiKey\":{\"a\":[1]},\"n\":1}],"
                + "\"token\":null,\"mustChangePassword\":true}"));
  }

  @Test
  public void whatOnlyLooksLikeJsonIsASecretAsAWhole() {
    assertEquals("\"[redacted]\"", AuditText.detail("{\"password\": s3cret"));
    assertEquals("plain words", AuditText.detail("plain words"));
  }

  @Test
  public void aRecordIsToldWithoutItsSecrets() {
    UserRecord user = TestingConcerns.users().record("ada");
    String text = AuditText.of(user);
    assertFalse(text, text.contains("hashed-secret"));
    assertTrue(text, text.contains("\"name\":\"ada\""));
    String installation =
        AuditText.of(
            new InstallationRecord(
                "i",
                "io.example/server",
                "server",
                "1.0.0",
                OwnerRef.ORGANIZATION,
                "i",
                Map.of("url", "http://here", "API_TOKEN", "s3cret"),
                Map.of("password", "local:team/blue#token"),
                true));
    assertFalse(installation, installation.contains("s3cret"));
    assertTrue(installation, installation.contains("http://here"));
    String token = AuditText.of(TestingConcerns.tokens().record("t"));
    assertTrue(token, token.contains("2030-01-02T03:04:05.123456789Z"));
    assertFalse(token, token.contains(TestingConcerns.sha256("t")));
  }

  @Test
  public void whatIsTooLongIsToldByItsLengthAndHash() {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      values.put("v" + i, "x".repeat(10_000));
    }
    String text = AuditText.of(values);
    assertTrue(text, text.matches("\\{\"tooLong\":[0-9]+,\"sha256\":\"[0-9a-f]{64}\"}"));
  }

  @Test
  public void aTextIsMadeToFit() {
    assertEquals("-", AuditText.fit(null, 10));
    assertEquals("-", AuditText.fit("  ", 10));
    assertEquals("abc", AuditText.fit("abcdef", 3));
    assertEquals("a?b?", AuditText.fit("a\0b\ud800", 10));
    assertEquals("aa", AuditText.fit("aa\ud83d\ude80", 3));
  }
}
