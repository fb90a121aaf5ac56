package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.rules.ExternalResource;

/** The Keycloak whose realm {@code serai} SERAI_OIDC_ISSUER names; see .ci/keycloak. */
public final class TestingKeycloak extends ExternalResource {
  private static final String ISSUER = System.getenv("SERAI_OIDC_ISSUER");

  private final HttpClient client = HttpClient.newHttpClient();

  public String issuer() {
    return ISSUER;
  }

  /** The audience of its tokens. */
  public String resource() {
    return System.getenv("SERAI_OIDC_RESOURCE");
  }

  /** The access token of a user, by the password grant. */
  public String signIn(String user) throws Exception {
    return tokens(
        Map.of(
            "grant_type", "password",
            "client_id", "mcp-client",
            "scope", "openid",
            "username", user,
            "password", user + "-pw"),
        "access_token");
  }

  /** The ID token of the same. */
  public String idToken(String user) throws Exception {
    return tokens(
        Map.of(
            "grant_type", "password",
            "client_id", "mcp-client",
            "scope", "openid",
            "username", user,
            "password", user + "-pw"),
        "id_token");
  }

  /** The access token of a client, by its own credentials. */
  public String clientToken(String id) throws Exception {
    return tokens(
        Map.of(
            "grant_type", "client_credentials", "client_id", id, "client_secret", id + "-secret"),
        "access_token");
  }

  @Override
  protected void before() {
    assumeTrue("left out: SERAI_OIDC_ISSUER names no Keycloak", ISSUER != null);
  }

  private String tokens(Map<String, String> form, String which) throws Exception {
    String body =
        form.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ISSUER + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertEquals(form.get("client_id"), 200, response.statusCode());
    return JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), which);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
