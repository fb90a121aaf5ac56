package dev.serai.registry.internal.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.serai.registry.internal.catalog.TestingCatalog;
import java.io.IOException;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** What comes in at all, and what is said to all else. */
public class RefusalsTest {
  private static final String LIST = "/v0.1/servers";
  private static final String A = TestingCatalog.document("io.github.x/a", "1.0.0");

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void everybodyHasToSayWhoTheyAre() {
    for (String path : List.of(LIST, "/v0/servers/a%2Fb/versions", "/v0.1/nowhere")) {
      Answer refused = api.anonymous("GET", path, null);
      assertEquals("401 UNAUTHENTICATED", refused.problem());
      assertEquals("Bearer realm=\"serai\"", refused.header("WWW-Authenticate"));
    }
    assertEquals("401 UNAUTHENTICATED", api.as("nobody", "GET", LIST, null).problem());
    assertEquals(
        "401 UNAUTHENTICATED",
        api.anonymous("GET", LIST, null, "Authorization", "Basic ZWQ6").problem());
    assertEquals(
        "401 UNAUTHENTICATED",
        api.anonymous("GET", LIST, null, "Cookie", "__Host-serai-session=ed").problem());
  }

  @Test
  public void anotherOriginIsRefused() {
    Answer refused = api.as("ed", "GET", LIST, null, "Origin", "https://evil.example");
    assertEquals("403 FORBIDDEN_ORIGIN", refused.problem());
  }

  @Test
  public void whatAProxyBringsUnencryptedIsRefused() {
    Answer refused = api.as("ed", "GET", LIST, null, "X-Forwarded-For", "192.0.2.7");
    assertEquals("403 NOT_ENCRYPTED", refused.problem());
  }

  @Test
  public void aBodyIsJsonInUtf8OfBoundedLength() {
    String path = "/v0.1/publish";
    Answer form = api.as("ed", "POST", path, "a=b", "Content-Type", "text/plain");
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", form.problem());
    Answer strange =
        api.as("ed", "POST", path, A, "Content-Type", "application/json; charset=none");
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", strange.problem());
    Answer utf8 = api.as("ed", "POST", path, A, "Content-Type", "application/json; charset=utf-8");
    assertEquals(200, utf8.status());
    String large = " ".repeat(ApiServer.MAX_BYTES + 1);
    assertEquals("413 BODY_TOO_LARGE", api.send("POST", path, large).problem());
  }

  @Test
  public void aMethodThatAPathLacksIsRefusedWithThoseThatItHas() {
    Answer refused = api.send("POST", LIST, "{}");
    assertEquals("405 METHOD_NOT_ALLOWED", refused.problem());
    assertEquals("GET, HEAD, OPTIONS", refused.header("Allow"));
    Answer version = api.send("POST", "/v0.1/servers/a%2Fb/versions/1", "{}");
    assertEquals("GET, HEAD, PUT, DELETE, OPTIONS", version.header("Allow"));
    assertEquals("POST, OPTIONS", api.get("/v0/publish").header("Allow"));
    Answer status = api.get("/v0.1/servers/a%2Fb/status");
    assertEquals("405 METHOD_NOT_ALLOWED", status.problem());
    assertEquals("PATCH, OPTIONS", status.header("Allow"));
  }

  @Test
  public void aQueryThatCannotBeDecodedIsTheCallersFault() throws IOException {
    String answer = api.raw("GET /registry/v0.1/servers?limit=%zz HTTP/1.1");
    assertTrue(answer, answer.startsWith("HTTP/1.1 400 "));
    assertTrue(answer, answer.contains("INVALID_VALUE"));
  }

  @Test
  public void otherTypesAreNotServed() {
    Answer refused = api.as("ed", "GET", LIST, null, "Accept", "text/html");
    assertEquals("406 NOT_ACCEPTABLE", refused.problem());
  }

  @Test
  public void whileAccessControlIsAwayTheRequestMayBeSentAgain() {
    api.bounded.slot().unbind(api.access);
    Answer away = api.get(LIST);
    assertEquals("503 SERVICE_MISSING", away.problem());
    assertEquals("1", away.header("Retry-After"));
    assertTrue(away.json().path("retryable").asBoolean());
    api.bounded.slot().bind(api.access);
    assertEquals(200, api.get(LIST).status());
  }

  @Test
  public void everyProblemNamesItsRequest() {
    Answer refused = api.get("/v0.1/servers/a%2Fb/versions");
    assertEquals("404 NOT_FOUND", refused.problem());
    assertNotNull(refused.json().path("instance").textValue());
    assertEquals("no-store", refused.header("Cache-Control"));
    assertEquals("nosniff", refused.header("X-Content-Type-Options"));
  }
}
