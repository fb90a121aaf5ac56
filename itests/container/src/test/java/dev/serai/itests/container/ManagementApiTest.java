package dev.serai.itests.container;

import static dev.serai.itests.container.ApiClient.json;
import static dev.serai.itests.container.ApiClient.problem;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The management API on the JAX-RS whiteboard, with the access control of the distribution. */
public class ManagementApiTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PASSWORD = "a password of my own";

  @ClassRule public static final Distribution SERAI = new Distribution();

  private static ApiClient anybody;
  private static ApiClient admin;

  @BeforeClass
  public static void signIn() throws Exception {
    anybody = ApiClient.at(SERAI.httpPort());
    Eventually.get(LIMIT, () -> anybody.get("/openapi.json").statusCode(), status -> status == 200);
    Path file = SERAI.home().resolve("data/serai/access/first-password");
    Eventually.get(LIMIT, () -> Files.exists(file), there -> there);
    String first = Files.readString(file).strip().split(" ")[1];
    ApiClient once = anybody.signedIn("admin", first);
    assertEquals("403 PASSWORD_CHANGE_REQUIRED", problem(once.get("/users/none")));
    String change = "{\"old\":\"" + first + "\",\"password\":\"" + PASSWORD + "\"}";
    assertEquals(204, once.send("PUT", "/me/password", change).statusCode());
    ApiClient session = anybody.signedIn("admin", PASSWORD);
    HttpResponse<String> token = session.send("POST", "/me/tokens", "{\"name\":\"itest\"}");
    assertEquals(token.body(), 201, token.statusCode());
    admin = anybody.with("Authorization", "Bearer " + json(token).get("secret").asText());
    assertEquals(204, session.send("POST", "/logout", null).statusCode());
    Eventually.get(LIMIT, () -> session.get("/me").statusCode(), status -> status == 401);
  }

  @Test
  public void nobodyManagesWithoutSayingWhoTheyAre() throws Exception {
    HttpResponse<String> refused = anybody.get("/users");
    assertEquals("401 UNAUTHENTICATED", problem(refused));
    assertTrue(refused.headers().firstValue("WWW-Authenticate").isPresent());
    assertEquals("401 UNAUTHENTICATED", problem(anybody.get("/services")));
  }

  /** Applications of the whiteboard that shared their addresses would answer for each other. */
  @Test
  public void nothingOfItIsAnsweredElsewhere() throws Exception {
    for (String path : new String[] {"/openapi.json", "/me", "/"}) {
      URI uri = URI.create("http://127.0.0.1:" + SERAI.httpPort() + path);
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(path, 404, answer.statusCode());
    }
  }

  @Test
  public void theDocumentIsServedAndItsListsAnswer() throws Exception {
    JsonNode document = json(anybody.get("/openapi.json"));
    assertEquals("3.1.0", document.get("openapi").asText());
    for (String path :
        new String[] {"/users", "/teams", "/roles", "/tokens", "/gateways", "/audit"}) {
      assertTrue(path, document.get("paths").has(path));
      HttpResponse<String> list = admin.get(path);
      assertEquals(path + list.body(), 200, list.statusCode());
      assertTrue(list.body(), json(list).get("items").isArray());
    }
  }

  @Test
  public void ofTwoWhoChangeAUserTheSecondIsTold() throws Exception {
    HttpResponse<String> made = admin.send("POST", "/users", "{\"name\":\"ada\"}");
    assertEquals(made.body(), 201, made.statusCode());
    String path = made.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
    String tag = made.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> first =
        admin.send("PATCH", path, "{\"display\":\"Ada\"}", "If-Match", tag);
    assertEquals(first.body(), 200, first.statusCode());
    HttpResponse<String> second =
        admin.send("PATCH", path, "{\"display\":\"Bob\"}", "If-Match", tag);
    assertEquals("412 CHANGED_MEANWHILE", problem(second));
    assertEquals("Ada", json(admin.get(path)).get("display").asText());
    assertEquals(204, admin.send("DELETE", path, null, "If-Match", "*").statusCode());
  }

  @Test
  public void aTokenIsMadeOnceRotatedAndRevoked() throws Exception {
    String body = "{\"name\":\"twice\"}";
    HttpResponse<String> made = admin.send("POST", "/me/tokens", body, "Idempotency-Key", "k1");
    HttpResponse<String> again = admin.send("POST", "/me/tokens", body, "Idempotency-Key", "k1");
    assertEquals(json(made).get("token"), json(again).get("token"));
    assertTrue(json(again).get("secret").isNull());
    String path = "/tokens/" + json(made).at("/token/id").asText();
    HttpResponse<String> rotated = admin.send("POST", path + "/rotate", null, "If-Match", "*");
    assertEquals(rotated.body(), 200, rotated.statusCode());
    String old = json(made).get("secret").asText();
    Eventually.get(LIMIT, () -> me(old), status -> status == 401);
    String secret = json(rotated).get("secret").asText();
    assertEquals(200, me(secret));
    String now = "/tokens/" + json(rotated).at("/token/id").asText();
    assertEquals(200, admin.send("POST", now + "/revoke", null, "If-Match", "*").statusCode());
    Eventually.get(LIMIT, () -> me(secret), status -> status == 401);
  }

  @Test
  public void whatIsDoneIsInTheAuditLogWhichIsIntact() throws Exception {
    admin.send("POST", "/roles", "{\"name\":\"auditor\",\"permissions\":[\"audit:read\"]}");
    String audit = admin.get("/audit/export?action=role:create").body();
    assertTrue(audit, audit.contains("role:auditor"));
    assertTrue(json(admin.send("POST", "/audit/verify", null)).get("intact").asBoolean());
  }

  @Test
  public void whatTheRuntimeRefusesIsAProblemToo() throws Exception {
    assertEquals("404 NOT_FOUND", problem(admin.get("/nowhere")));
    assertEquals("405 METHOD_NOT_ALLOWED", problem(admin.send("DELETE", "/users", null)));
    assertEquals(
        "406 NOT_ACCEPTABLE", problem(admin.send("GET", "/me", null, "Accept", "text/html")));
    assertEquals("400 PARSE_ERROR", problem(admin.send("POST", "/users", "{")));
    HttpResponse<String> strange =
        anybody.with("Content-Type", "application/json; charset=none").send("POST", "/login", null);
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", problem(strange));
  }

  @Test
  public void theApiWaitsForWhatItStandsOn() throws Exception {
    SERAI.console().run("feature:uninstall serai-access");
    try {
      HttpResponse<String> away = admin.get("/me");
      assertEquals("503 SERVICE_MISSING", problem(away));
      assertEquals("1", away.headers().firstValue("Retry-After").orElseThrow());
    } finally {
      SERAI.console().run("feature:install serai-access");
    }
    Eventually.get(LIMIT, () -> admin.get("/users").statusCode(), status -> status == 200);
  }

  private static int me(String secret) throws Exception {
    return anybody.with("Authorization", "Bearer " + secret).get("/me").statusCode();
  }
}
