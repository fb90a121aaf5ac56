package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;

public class IssuerSettingsTest {
  private static final String ISSUER = "https://id.example.org/realms/one";
  private static final String AUDIENCE = "https://serai.example.org/mcp";

  @Test
  public void issuerAndAudienceAreEnough() {
    IssuerSettings settings = settings();
    assertEquals(ISSUER, settings.issuer());
    assertNull(settings.jwksUri());
    assertEquals(
        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256), settings.algorithms());
    assertEquals(Duration.ofSeconds(30), settings.skew());
    assertEquals(Duration.ofHours(24), settings.keysUsable());
    assertEquals(
        new ClaimNames("preferred_username", "email", "groups", "roles"), settings.claims());
    assertEquals(Map.of(), settings.roles());
    assertTrue(settings.createUsers());
  }

  @Test
  public void listsAreSplitAtCommas() {
    IssuerSettings settings =
        settings(
            "algorithms", TestingConfig.list("ES256, ES384"),
            "roles", TestingConfig.list("ops=admin, ops=editor, a=b=member"));
    assertEquals(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384), settings.algorithms());
    assertEquals(
        Map.of("ops", Set.of("admin", "editor"), "a=b", Set.of("member")), settings.roles());
  }

  @Test
  public void anIssuerIsSpelledAsItIs() {
    assertEquals("https://id.example.org/", settings("issuer", "https://id.example.org/").issuer());
    assertEquals("https://ID.example.org", settings("issuer", "https://ID.example.org").issuer());
  }

  @Test
  public void httpIsForLoopbackAlone() {
    for (String host : List.of("localhost", "127.0.0.1:8080", "127.1.2.3", "[::1]:80")) {
      assertEquals("http://" + host, settings("issuer", "http://" + host).issuer());
    }
    for (String host : List.of("id.example.org", "127.0.0.1.example.org", "10.0.0.1")) {
      assertTrue(refusal("issuer", "http://" + host).startsWith("issuer has to be an address"));
    }
  }

  @Test
  public void keysOfAnIssuerElsewhereDoNotComeByHttp() {
    assertTrue(refusal("jwks-uri", "http://127.0.0.1/certs").startsWith("jwks-uri has to be"));
    assertEquals(
        "http://127.0.0.1/certs",
        settings("issuer", "http://localhost", "jwks-uri", "http://127.0.0.1/certs")
            .jwksUri()
            .toString());
  }

  @Test
  public void whatIsWrongIsNamed() {
    refused("issuer", "");
    refused("issuer", "not an address");
    refused("issuer", "id.example.org");
    refused("issuer", "https://user:secret@id.example.org");
    refused("issuer", "https://id.example.org?realm=one");
    refused("issuer", "https://id.example.org#one");
    refused("issuer", "https://id.example.org/" + "a".repeat(500));
    refused("audience", " ");
    refused("jwks-uri", "file:///etc/passwd");
    refused("algorithms", TestingConfig.list(""));
    refused("algorithms", TestingConfig.list("none"));
    refused("algorithms", TestingConfig.list("RS256, HS256"));
    refused("algorithms", TestingConfig.list("rs256"));
    refused("clock-skew-seconds", -1);
    refused("clock-skew-seconds", 301);
    refused("clock-skew-seconds", new NumberFormatException("thirty"));
    refused("keys-usable-hours", 0);
    refused("groups-claim", "");
    refused("roles", TestingConfig.list("admin"));
    refused("roles", TestingConfig.list("ops="));
    refused("roles", TestingConfig.list("=admin"));
  }

  @Test
  public void aSecretInAnAddressIsNotRepeated() {
    assertTrue(!refusal("issuer", "https://user:secret@id.example.org").contains("secret"));
  }

  private static void refused(String key, Object value) {
    String message = refusal(key, value);
    assertTrue(message, message.startsWith(key + " has to "));
  }

  private static String refusal(Object... pairs) {
    return assertThrows(IllegalArgumentException.class, () -> settings(pairs)).getMessage();
  }

  private static IssuerSettings settings(Object... pairs) {
    Object[] all = new Object[pairs.length + 4];
    all[0] = "issuer";
    all[1] = ISSUER;
    all[2] = "audience";
    all[3] = AUDIENCE;
    IntStream.range(0, pairs.length).forEach(i -> all[i + 4] = pairs[i]);
    return IssuerSettings.of(TestingConfig.of(all));
  }
}
