package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.Test;

public class KeySourceTest {
  @Test
  public void metadataIsWhereTheStandardsSay() {
    assertPlaces(
        "https://id.example.org",
        "https://id.example.org/.well-known/openid-configuration",
        "https://id.example.org/.well-known/oauth-authorization-server");
    assertPlaces(
        "https://id.example.org/",
        "https://id.example.org/.well-known/openid-configuration",
        "https://id.example.org/.well-known/oauth-authorization-server");
    assertPlaces(
        "https://id.example.org:8443/realms/one",
        "https://id.example.org:8443/realms/one/.well-known/openid-configuration",
        "https://id.example.org:8443/.well-known/oauth-authorization-server/realms/one");
    assertPlaces(
        "https://id.example.org/one/",
        "https://id.example.org/one/.well-known/openid-configuration",
        "https://id.example.org/.well-known/oauth-authorization-server/one");
  }

  private static void assertPlaces(String issuer, String first, String second) {
    assertEquals(
        List.of(URI.create(first), URI.create(second)), KeySource.places(URI.create(issuer)));
  }
}
