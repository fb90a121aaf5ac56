package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Every error is a problem document with a code (RFC 9457). */
public class ErrorsTest {
  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void aProblemHasAllItsMembers() {
    Answer missing = api.get("/users/none");
    assertEquals("application/problem+json", missing.header("Content-Type"));
    assertEquals("urn:serai:error:NOT_FOUND", missing.json().get("type").asText());
    assertEquals("Not found", missing.json().get("title").asText());
    assertEquals(404, missing.json().get("status").asInt());
    assertTrue(missing.text(), missing.json().get("instance").asText().startsWith("urn:uuid:"));
    assertFalse(missing.json().get("retryable").asBoolean());
    assertNotEquals(missing.json().get("instance"), api.get("/users/none").json().get("instance"));
  }

  @Test
  public void everyAnswerIsKeptFromCachesAndFromBeingTakenForAnotherType() {
    for (Answer answer : List.of(api.get("/me"), api.get("/nowhere"), api.get("/openapi.json"))) {
      assertEquals("no-store", answer.header("Cache-Control"));
      assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }
  }

  @Test
  public void pathsThatAreNone() {
    for (String path : List.of("/nowhere", "/users/1/2", "/services", "/me/x", "", "/tokens/a/b")) {
      assertEquals(path, "404 NOT_FOUND", api.get(path).problem());
    }
  }

  @Test
  public void aTokenThatIsTooLongIsNotLookedAt() {
    String longest = "a".repeat(16_384);
    api.access.knows(longest, TestingAccess.user("long", "t"));
    api.access.knows(longest + "a", TestingAccess.user("longer", "t"));
    assertEquals(200, api.send("GET", "/me", null, "Authorization", "Bearer " + longest).status());
    Answer refused = api.send("GET", "/me", null, "Authorization", "Bearer " + longest + "a");
    assertEquals("401 UNAUTHENTICATED", refused.problem());
    assertEquals("The token has more than 16384 characters.", refused.detail());
  }

  @Test
  public void methodsThatAreNone() {
    Answer refused = api.send("DELETE", "/users", null);
    assertEquals("405 METHOD_NOT_ALLOWED", refused.problem());
    assertEquals("GET, POST", refused.header("Allow"));
    assertEquals("POST", api.get("/audit/verify").header("Allow"));
    assertEquals(null, api.get("/nowhere").header("Allow"));
  }

  @Test
  public void typesThatAreNotTaken() {
    String wrong = "415 UNSUPPORTED_MEDIA_TYPE";
    assertEquals(wrong, api.post("/users", "{}", "Content-Type", "text/plain").problem());
    for (String type :
        List.of(
            "no type", "*/*", "application/json; charset=x", "application/json;charset=utf-16")) {
      assertEquals(type, wrong, api.post("/users", "{}", "Content-Type", type).problem());
    }
    String utf8 = "Application/JSON; charset=\"UTF-8\"";
    assertEquals("name is missing.", api.post("/users", "{}", "Content-Type", utf8).detail());
  }

  @Test
  public void whoPatchesWithAnotherTypeIsToldTheRightOne() {
    Answer refused = api.send("PATCH", "/users/1", "{}", "Content-Type", "application/json");
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", refused.problem());
    assertEquals("application/merge-patch+json", refused.header("Accept-Patch"));
    assertTrue(refused.detail(), refused.detail().contains("application/merge-patch+json"));
    String advice = refused.json().get("advice").asText();
    assertTrue(advice, advice.contains("application/merge-patch+json"));
    Answer other = api.post("/users", "{}", "Content-Type", "application/merge-patch+json");
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", other.problem());
    assertEquals(null, other.header("Accept-Patch"));
  }

  @Test
  public void aTypeThatIsTooLongIsNotRead() {
    String type = "application/json" + " ".repeat(200) + ";";
    assertEquals(
        "415 UNSUPPORTED_MEDIA_TYPE", api.post("/users", "{}", "Content-Type", type).problem());
  }

  @Test
  public void typesThatAreNotGiven() {
    for (String type : List.of("text/html", "no/type/at all")) {
      assertEquals("406 NOT_ACCEPTABLE", api.send("GET", "/me", null, "Accept", type).problem());
    }
  }

  @Test
  public void malformedJsonIsToldWithItsPlace() {
    Answer refused = api.post("/users", "{\n  \"name\": secret\n}");
    assertEquals("400 PARSE_ERROR", refused.problem());
    assertTrue(refused.detail(), refused.detail().contains("line 2, column"));
    assertFalse(refused.detail(), refused.detail().contains("secret"));
    for (String body :
        List.of("", "{", "{} {}", "{\"name\":\"a\",\"name\":\"b\"}", "[".repeat(99))) {
      assertEquals(body, "400 PARSE_ERROR", api.post("/users", body).problem());
    }
  }

  @Test
  public void whatIsNoUtf8IsNoJson() throws Exception {
    String head =
        "POST /api/v1/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: Bearer root\r\nContent-Type: application/json\r\n"
            + "Content-Length: 12\r\n\r\n";
    String answer = api.raw((head + "{\"name\":\"\u00ff\"}").getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(answer, answer.startsWith("HTTP/1.1 400"));
    assertTrue(answer, answer.contains("PARSE_ERROR"));
  }

  @Test
  public void valuesOfAnotherTypeAreNamed() {
    misfit("{\"name\":5}", "name must be a text.");
    misfit("{\"name\":\"a\",\"disabled\":\"yes\"}", "disabled must be true or false.");
    misfit("{\"name\":\"a\",\"roles\":\"x\"}", "roles must be a list.");
    misfit("{\"name\":\"a\",\"roles\":[\"x\",{}]}", "roles[1] must be a text.");
    misfit("{\"name\":\"a\",\"subject\":{\"issuer\":1}}", "subject.issuer must be a text.");
    misfit(
        "{\"name\":\"a\",\"created\":\"now\"}",
        "created must be a time such as 2030-01-31T12:00:00Z.");
    misfit("{}", "name is missing.");
    misfit("{\"name\":\"a\",\"roles\":[null]}", "roles is missing.");
    misfit("[]", "The body must be an object.");
  }

  private void misfit(String body, String detail) {
    Answer refused = api.post("/users", body);
    assertEquals("400 INVALID_VALUE", refused.problem());
    assertEquals(detail, refused.detail());
  }

  @Test
  public void wordsThatAreNoneOfThoseThatThereAre() {
    Answer refused = api.post("/gateways", "{\"name\":\"a\",\"exposure\":\"some\"}");
    assertEquals("exposure must be one of full, search.", refused.detail());
  }

  @Test
  public void bodiesThatAreTooLong() {
    String body = "{\"name\":\"" + "x".repeat(ApiServer.MAX_BYTES) + "\"}";
    assertEquals("413 BODY_TOO_LARGE", api.post("/users", body).problem());
  }

  @Test
  public void namesThatAreTooLongOrStrangeAreRefusedOrKeptAsTheyAre() {
    String longName = "x".repeat(50_000);
    assertEquals(
        "400 INVALID_VALUE", api.post("/users", "{\"name\":\"" + longName + "\"}").problem());
    String strange = "'; drop table users; --";
    assertEquals(
        strange, api.post("/users", "{\"name\":\"" + strange + "\"}").json().get("name").asText());
    assertEquals(404, api.get("/users/" + longName.substring(0, 4_000)).status());
    assertEquals(404, api.get("/users/%27%20or%201%3D1").status());
  }

  @Test
  public void aQueryThatCannotBeDecodedIsTheCallersFault() throws IOException {
    for (String query : List.of("q=%zz", "x=%zz", "%", "q=a%2")) {
      String answer =
          api.raw(
              "GET /api/v1/users?" + query + " HTTP/1.1",
              "Host: 127.0.0.1",
              "Authorization: Bearer " + ApiServer.ROOT,
              "Connection: close",
              "",
              "");
      assertTrue(answer, answer.startsWith("HTTP/1.1 400 "));
      assertTrue(answer, answer.contains("INVALID_VALUE"));
      assertTrue(answer, answer.contains("The query cannot be decoded"));
    }
  }

  @Test
  public void whoeverSaysNotWhoTheyAreIsAsked() {
    Answer refused = api.anonymous("GET", "/me", null);
    assertEquals("401 UNAUTHENTICATED", refused.problem());
    assertEquals("Bearer realm=\"serai\"", refused.header("WWW-Authenticate"));
    assertEquals(401, api.anonymous("GET", "/nowhere", null).status());
    for (String header : List.of("Bearer wrong", "Basic cm9vdDpyb290", "Bearer", "root")) {
      assertEquals(
          header, 401, api.anonymous("GET", "/me", null, "Authorization", header).status());
    }
  }

  @Test
  public void aTokenInTheQueryIsNone() {
    assertEquals(401, api.anonymous("GET", "/me?access_token=root", null).status());
  }

  @Test
  public void whoTriesTooOftenHasToWait() {
    Answer refused = api.send("GET", "/me", null, "Authorization", "Bearer hasty");
    assertEquals("429 TOO_MANY_ATTEMPTS", refused.problem());
    assertEquals("7", refused.header("Retry-After"));
  }

  @Test
  public void otherHostsAndOriginsAreRefused() throws Exception {
    String answer =
        api.raw(
            "GET /api/v1/me HTTP/1.1",
            "Host: evil.example",
            "Authorization: Bearer root",
            "Connection: close",
            "",
            "");
    assertTrue(answer, answer.startsWith("HTTP/1.1 403"));
    assertTrue(answer, answer.contains("FORBIDDEN_ORIGIN"));
    assertEquals(
        "403 FORBIDDEN_ORIGIN",
        api.send("GET", "/me", null, "Origin", "https://evil.example").problem());
    assertEquals(200, api.send("GET", "/me", null, "Origin", "https://console.example").status());
  }

  @Test
  public void fromOtherMachinesNothingComesUnencrypted() {
    String[] outside = {TestingArrival.ADDRESS, "192.0.2.1"};
    assertEquals("403 NOT_ENCRYPTED", api.send("GET", "/me", null, outside).problem());
    assertEquals("403 NOT_ENCRYPTED", api.post("/login", "{}", outside).problem());
    String[] encrypted = {TestingArrival.ADDRESS, "192.0.2.1", TestingArrival.SECURE, "yes"};
    assertEquals(200, api.send("GET", "/me", null, encrypted).status());
  }

  @Test
  public void throughAProxyOnThisMachineNothingComesUnencrypted() {
    for (String header : List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via")) {
      assertEquals(
          header, "403 NOT_ENCRYPTED", api.send("GET", "/me", null, header, "http").problem());
      String[] encrypted = {header, "https", TestingArrival.SECURE, "yes"};
      assertEquals(header, 200, api.send("GET", "/me", null, encrypted).status());
    }
    assertEquals(
        "403 NOT_ENCRYPTED",
        api.send("GET", "/me", null, TestingArrival.REMOTE, "192.0.2.1").problem());
  }

  @Test
  public void aDefectIsToldWithoutItsWords() {
    api.access.asks(
        token -> {
          throw new IllegalStateException("the password is swordfish");
        });
    Answer failed = api.send("GET", "/me", null, "Authorization", "Bearer other");
    assertEquals("500 INTERNAL", failed.problem());
    assertFalse(failed.text(), failed.text().contains("swordfish"));
  }

  @Test
  public void aRequestOfOneWayIsAnsweredAsAnyOther() {
    assertEquals(404, api.send("GET", "/nowhere", null, "OnewayRequest", "true").status());
  }

  @Test
  public void tagsThatAreNone() {
    api.post("/roles", "{\"name\":\"a\"}");
    String path = "/roles/a";
    assertEquals("400 INVALID_VALUE", api.send("DELETE", path, null, "If-Match", "1").problem());
    assertEquals(
        "412 CHANGED_MEANWHILE", api.send("DELETE", path, null, "If-Match", "W/\"1\"").problem());
    assertEquals(
        "412 CHANGED_MEANWHILE", api.send("DELETE", path, null, "If-Match", "\"x\"").problem());
    assertEquals(204, api.send("DELETE", path, null, "If-Match", "\"9\", \"1\"").status());
  }
}
