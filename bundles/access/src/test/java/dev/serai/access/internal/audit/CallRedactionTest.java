package dev.serai.access.internal.audit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.access.internal.token.TokenSecret;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Arguments and results without secrets. */
public class CallRedactionTest {
  private static final String SECRET = "hunter2";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final CallRedaction calls =
      new CallRedaction(new SecretNames(List.of("social-security number", " ", "")));

  private String whole(String json) {
    return calls.of(json, false);
  }

  private String text(String text) throws Exception {
    String json = MAPPER.writeValueAsString(Map.of("text", text));
    return MAPPER.readTree(whole(json)).get("text").textValue();
  }

  @Test
  public void membersWithSecretNamesLoseTheirValues() {
    for (String name :
        List.of(
            "password",
            "dbpassword",
            "password2",
            "PASSWORDHash",
            "accesstoken",
            "X-Api-Key",
            "apikey",
            "clientSecret",
            "Authorization",
            "sessionCookies",
            "aws_credentials",
            "socialSecurityNumber",
            "SOCIAL_SECURITY_NUMBERS")) {
      String redacted = whole("{\"a\":[{\"" + name + "\":{\"b\":\"" + SECRET + "\"}}],\"c\":1.50}");
      assertEquals("{\"a\":[{\"" + name + "\":\"[redacted]\"}],\"c\":1.5}", redacted);
    }
  }

  @Test
  public void whatIsNoSecretStays() {
    String json =
        "{\"city\":\"Graz\",\"n\":[1,null,true],\"monkey\":\"k\",\"password\":null,\"text\":\"a: b\","
            + "\"keyboard\":\"[\u00fc]\"}";
    assertEquals(json.replace("[\u00fc]", CallRedaction.WITHHELD), whole(json));
  }

  @Test
  public void pairsOfNameAndValueAreKnown() {
    assertEquals(
        "[{\"name\":\"API_TOKEN\",\"value\":\"[redacted]\"},{\"name\":\"HOME\",\"value\":\"/x\"}]",
        whole(
            "[{\"name\":\"API_TOKEN\",\"value\":\"hunter2\"},{\"name\":\"HOME\",\"value\":\"/x\"}]"));
  }

  @Test
  public void jsonInsideStringsIsTreatedAlike() throws Exception {
    assertEquals(
        "{\"password\":\"[redacted]\",\"a\":1}", text("{ \"password\": \"hunter2\", \"a\": 1 }"));
    String nested = "{\"password\":\"hunter2\"}";
    for (int i = 0; i < 8; i++) {
      nested = MAPPER.writeValueAsString(Map.of("in", nested));
    }
    String redacted = whole(nested);
    assertFalse(redacted, redacted.contains(SECRET));
    assertEquals(CallRedaction.WITHHELD, text("{\"password\":\"hunter2\""));
    assertEquals(CallRedaction.WITHHELD, text("[1] {\"password\":\"hunter2\"}"));
  }

  @Test
  public void plainTextLosesWhatFollowsASecretName() throws Exception {
    assertEquals("user: a\npassword: [redacted]\nb=1", text("user: a\npassword: hunter2\nb=1"));
    assertEquals("DB_PASSWORD=[redacted]", text("DB_PASSWORD=hunter2 hunter2"));
    assertEquals("see: \"token\": [redacted]", text("see: \"token\": \"hunter2\"}"));
    assertEquals("Set-Cookie: [redacted]\r\n", text("Set-Cookie: a=hunter2; b=hunter2\r\n"));
  }

  @Test
  public void secretsAreKnownByTheirFormWhateverTheyAreCalled() throws Exception {
    String own = TokenSecret.fresh().text();
    String jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";
    String pem =
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4\nAAAA\n-----END RSA PRIVATE KEY-----";
    for (String secret : List.of(own, own.substring(0, 20), jwt, "Bearer abcdefghijklmnop", pem)) {
      assertEquals("it is [redacted] ok", text("it is " + secret + " ok").replace("\nok", " ok"));
      String name = whole("{" + MAPPER.writeValueAsString(secret) + ":true}");
      assertEquals("{\"[redacted]\":true}", name);
    }
    assertEquals("{\"a\":\"[redacted]\"}", whole("{\"a\":\"\\u0073" + own.substring(1) + "\"}"));
  }

  @Test
  public void whatIsNoJsonIsWithheld() {
    String withheld = "\"" + CallRedaction.WITHHELD + "\"";
    for (String text :
        List.of(
            "",
            " ",
            "{\"password\": hunter2",
            "{\"password\":\"hunter2\"",
            "{}{\"password\":\"hunter2\"}",
            "hunter2",
            "[".repeat(2_000))) {
      assertEquals(withheld, whole(text));
    }
    assertEquals(withheld, calls.of("{\"a\":1,]\"password\":\"hunter2\"", true));
    assertEquals(withheld, calls.of("[1]] hunter2", true));
    assertEquals(withheld, calls.of("hunter2", true));
    assertEquals(withheld, calls.of("[".repeat(2_000), true));
  }

  @Test
  public void ofWhatWasCutAnywhereOnlyWholeValuesStay() throws Exception {
    String own = TokenSecret.fresh().text();
    String json =
        "{\"n\":12345,\"t\":true,\"password\":\"hunter2\",\"o\":{\"api_key\":[\"hunter2\"]},\"s\":\""
            + own
            + "\",\"in\":\"{\\\"token\\\":\\\"hunter2\\\"}\",\"z\":[\"\\u00e4\",-1.5e3]}";
    for (int end = 1; end < json.length(); end++) {
      String redacted = calls.of(json.substring(0, end), true);
      MAPPER.readTree(redacted);
      assertFalse(redacted, redacted.contains("hunter2") || redacted.contains("srt_"));
      assertTrue(redacted, !redacted.contains("\"n\"") || redacted.contains("\"n\":12345"));
    }
  }

  @Test
  public void whatNoStoreTakesIsReplaced() {
    assertEquals("{\"a\":\"?\\u0000\"}", whole("{\"a\":\"\\ud800\\u0000\"}"));
  }

  @Test(timeout = 10_000)
  public void hostileTextTakesNoTime() throws Exception {
    for (String piece :
        List.of("a:", "a=", "-----BEGIN PRIVATE KEY", "eyJ.", "a ", "\"'", "srt_")) {
      text(piece.repeat(16_384 / piece.length()));
    }
    text("a" + " ".repeat(16_000));
  }
}
