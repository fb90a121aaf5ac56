package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.Access;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.service.ServiceSlot;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Who gets in, and what those are told who do not (MCP 2026-07-28, authorization). */
public class AuthenticationTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final String NOT_EVEN_JSON = "{";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private TestingGateway gateway;
  private TestingAccess access;
  private TestingClient client;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    access = gateway.neighbours().access();
    access.signIn(List.of("https://id.example.com/realms/serai"), List.of("mcp"));
    client = new TestingClient(gateway.uri("/mcp"));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private HttpResponse<String> post(String authorization, String body) throws Exception {
    HttpRequest.Builder request = client.request().POST(HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.setHeader("Authorization", authorization);
    }
    return client.send(request.build());
  }

  private static String challenge(HttpResponse<String> response) {
    return response.headers().firstValue("WWW-Authenticate").orElse(null);
  }

  private static void assertCode(ErrorCode code, HttpResponse<String> response) throws Exception {
    assertEquals(response.body(), code.httpStatus(), response.statusCode());
    assertEquals(code.name(), TestingClient.json(response).at("/error/data/code").asText());
  }

  private String document(String path) {
    return gateway.uri("/.well-known/oauth-protected-resource" + path).toString();
  }

  @Test
  public void thisMachineNeedsNoTokenWhileNoneIsRequired() throws Exception {
    assertEquals(200, post(null, PING).statusCode());
  }

  @Test
  public void withoutATokenTheChallengeSaysWhereToGetOne() throws Exception {
    access.require();
    HttpResponse<String> response = post(null, PING);
    assertCode(ErrorCode.UNAUTHENTICATED, response);
    assertEquals(
        "Bearer scope=\"mcp\", resource_metadata=\"" + document("/mcp") + "\"",
        challenge(response));
  }

  @Test
  public void aTokenThatIsNotValidIsToldSoBeforeTheBodyIsRead() throws Exception {
    HttpResponse<String> response = post("Bearer nobody", NOT_EVEN_JSON);
    assertCode(ErrorCode.UNAUTHENTICATED, response);
    assertTrue(
        challenge(response),
        challenge(response)
            .startsWith(
                "Bearer error=\"invalid_token\", error_description=\"The token is not valid.\","));
    assertFalse(response.body(), response.body().contains("nobody"));
  }

  @Test
  public void everyMethodOfEveryEndpointNeedsAToken() throws Exception {
    access.require();
    access.user("alice");
    for (String path :
        List.of(
            "/mcp",
            "/mcp/",
            "/mcp/default",
            "/mcp/none",
            "/servers/alpha/mcp",
            "/mcp/sse",
            "/servers/none/mcp",
            "/servers/alpha/mcp/sse")) {
      TestingClient at = new TestingClient(gateway.uri(path));
      for (String method : List.of("GET", "POST", "DELETE", "PUT")) {
        HttpRequest.Builder request =
            at.request().method(method, HttpRequest.BodyPublishers.ofString(PING));
        assertEquals(method + path, 401, at.send(request.build()).statusCode());
        request.header("Authorization", "Bearer bob");
        assertEquals(method + path, 401, at.send(request.build()).statusCode());
      }
    }
    assertEquals(200, post("Bearer alice", PING).statusCode());
    assertEquals(200, post("bearer  alice", PING).statusCode());
  }

  @Test
  public void aTokenInTheUrlIsABadRequestEvenBesideOneInTheHeader() throws Exception {
    access.user("alice");
    for (String query :
        List.of("?access_token=alice", "?a=b&access_token=alice", "?access_token")) {
      TestingClient at = new TestingClient(gateway.uri("/mcp" + query));
      HttpResponse<String> response =
          at.send(
              at.request()
                  .header("Authorization", "Bearer alice")
                  .POST(HttpRequest.BodyPublishers.ofString(PING))
                  .build());
      assertCode(ErrorCode.INVALID_REQUEST, response);
      assertTrue(challenge(response), challenge(response).contains("error=\"invalid_request\""));
    }
  }

  @Test
  public void onlyOneWellFormedBearerTokenIsTaken() throws Exception {
    access.user("alice");
    assertCode(ErrorCode.UNAUTHENTICATED, post("Basic YWxpY2U6YWxpY2U=", PING));
    assertCode(ErrorCode.UNAUTHENTICATED, post("alice", PING));
    assertCode(ErrorCode.INVALID_REQUEST, post("Bearer", PING));
    assertCode(ErrorCode.INVALID_REQUEST, post("Bearer alice bob", PING));
    assertCode(ErrorCode.INVALID_REQUEST, post("Bearer ali\"ce", PING));
    HttpRequest twice =
        client
            .request()
            .header("Authorization", "Bearer alice")
            .header("Authorization", "Bearer alice")
            .POST(HttpRequest.BodyPublishers.ofString(PING))
            .build();
    assertCode(ErrorCode.INVALID_REQUEST, client.send(twice));
  }

  @Test
  public void whatComesByAProxyOrByAPublicNameIsNotFromHere() throws Exception {
    for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
      HttpRequest proxied =
          client
              .request()
              .header(header, "127.0.0.1")
              .POST(HttpRequest.BodyPublishers.ofString(PING))
              .build();
      assertCode(ErrorCode.UNAUTHENTICATED, client.send(proxied));
    }
    assertTrue(raw("public.example.com").startsWith("HTTP/1.1 401"));
    assertTrue(raw("localhost").startsWith("HTTP/1.1 406"));
  }

  private String raw(String host) throws Exception {
    return TestingClient.raw(
        gateway.port(),
        "GET /mcp HTTP/1.1\r\nHost: "
            + host
            + "\r\nAccept: text/plain\r\n"
            + "Connection: close\r\n\r\n");
  }

  @Test
  public void theAddressOfTheClientGoesWithTheToken() throws Exception {
    access.user("alice");
    post("Bearer alice", PING);
    assertEquals(List.of("127.0.0.1"), access.addresses());
  }

  @Test
  public void tooManyFailuresHaveToWait() throws Exception {
    access.fail(
        SeraiException.passing(ErrorCode.TOO_MANY_ATTEMPTS, "Too many.", Duration.ofSeconds(7)));
    HttpResponse<String> response = post("Bearer alice", PING);
    assertCode(ErrorCode.TOO_MANY_ATTEMPTS, response);
    assertEquals("7", response.headers().firstValue("Retry-After").orElse(null));
    assertEquals(null, challenge(response));
  }

  @Test
  public void aTokenThatTakesTimeToCheckIsWaitedForWithoutAThread() throws Exception {
    access.user("alice");
    CompletableFuture<Void> checked = new CompletableFuture<>();
    access.waitFor(checked);
    CompletableFuture<HttpResponse<String>> good = postAsync("alice");
    CompletableFuture<HttpResponse<String>> bad = postAsync("bob");
    Eventually.assertTrue("both are being checked", () -> access.addresses().size() == 2);
    assertFalse(good.isDone());
    checked.complete(null);
    assertEquals(200, good.get().statusCode());
    assertCode(ErrorCode.UNAUTHENTICATED, bad.get());
  }

  private CompletableFuture<HttpResponse<String>> postAsync(String token) throws Exception {
    return client.sendAsync(
        client
            .request()
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(PING))
            .build());
  }

  @Test
  public void callsWaitForAccessControlThatIsBeingReplaced() throws Exception {
    gateway.neighbours().slots().access().unbind(access);
    CompletableFuture<HttpResponse<String>> waiting = client.postAsync(PING);
    gateway.neighbours().slots().access().bind(access);
    assertEquals(200, waiting.get().statusCode());
  }

  @Test
  public void whoWasFoundOutWaitsForAccessControlThatLeavesBeforeItDecides() throws Exception {
    access.user("alice");
    ServiceSlot<Access> slot = gateway.neighbours().slots().access();
    access.meanwhile(() -> slot.unbind(access));
    CompletableFuture<HttpResponse<String>> response = postAsync("alice");
    Eventually.assertTrue("it has left", () -> !slot.isBound());
    access.meanwhile(() -> {});
    slot.bind(access);
    assertEquals(200, response.get().statusCode());
  }

  @Test
  public void aCheckThatLeavesUnfinishedIsMadeByTheNextAccessControl() throws Exception {
    access.user("alice");
    ServiceSlot<Access> slot = gateway.neighbours().slots().access();
    access.waitFor(new CompletableFuture<>());
    CompletableFuture<HttpResponse<String>> response = postAsync("alice");
    Eventually.assertTrue("it is being checked", () -> access.addresses().size() == 1);
    slot.unbind(access);
    access.waitFor(null);
    slot.bind(access);
    assertEquals(200, response.get().statusCode());
  }

  @Test
  public void withoutAccessControlNobodyGetsIn() throws Exception {
    gateway.neighbours().slots().access().unbind(access);
    HttpResponse<String> response = post(null, PING);
    assertCode(ErrorCode.SERVICE_MISSING, response);
    assertEquals("1", response.headers().firstValue("Retry-After").orElse(null));
  }

  @Test
  public void theDocumentsOfAllEndpointsNameTheIssuer() throws Exception {
    access.require();
    for (String path : List.of("/mcp", "/mcp/blue", "/servers/alpha/mcp", "/mcp/sse")) {
      HttpResponse<String> response = get(document(path));
      assertEquals(
          "{\"resource\":\""
              + gateway.uri(path)
              + "\",\"resource_name\":\"Serai\",\"authorization_servers\":"
              + "[\"https://id.example.com/realms/serai\"],\"scopes_supported\":[\"mcp\"],"
              + "\"bearer_methods_supported\":[\"header\"]}",
          response.body());
      assertEquals("*", response.headers().firstValue("Access-Control-Allow-Origin").orElse(null));
      assertEquals(
          "public, max-age=60", response.headers().firstValue("Cache-Control").orElse(null));
    }
    assertEquals(get(document("/mcp")).body(), get(document("")).body());
    assertEquals(get(document("/mcp")).body(), get(document("/mcp/")).body());
  }

  @Test
  public void anyOriginMayReadTheDocumentsAndNothingElseMayBeDoneWithThem() throws Exception {
    HttpRequest.Builder foreign =
        HttpRequest.newBuilder(java.net.URI.create(document("/mcp")))
            .header("Origin", "https://app.example.com");
    assertEquals(200, client.send(foreign.GET().build()).statusCode());
    assertEquals(
        204,
        client
            .send(foreign.method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build())
            .statusCode());
    assertEquals(405, client.send(foreign.DELETE().build()).statusCode());
  }

  @Test
  public void documentsAreOfEndpointsOnly() throws Exception {
    assertEquals(404, get(document("/api/v1")).statusCode());
    assertEquals(404, get(document("/servers/alpha")).statusCode());
  }

  @Test
  public void withoutIssuersTheDocumentNamesNone() throws Exception {
    access.signIn(List.of(), List.of());
    assertEquals(
        "{\"resource\":\""
            + gateway.uri("/mcp")
            + "\",\"resource_name\":\"Serai\",\"bearer_methods_supported\":[\"header\"]}",
        get(document("")).body());
  }

  private HttpResponse<String> get(String uri) throws Exception {
    return client.send(HttpRequest.newBuilder(java.net.URI.create(uri)).GET().build());
  }

  @Test
  public void whoMayOnlySeeAnEndpointIsToldWhichScopesItTakes() throws Exception {
    access.user("alice");
    access.deny((who, verb, what) -> verb == Verb.USE && what.kind() == ResourceKind.GATEWAY);
    HttpResponse<String> response = post("Bearer alice", PING);
    assertCode(ErrorCode.FORBIDDEN, response);
    assertEquals(
        "Bearer error=\"insufficient_scope\", error_description=\"The test denies it.\","
            + " scope=\"mcp\", resource_metadata=\""
            + document("/mcp")
            + "\"",
        challenge(response));
  }

  @Test
  public void whatOneMayNotSeeIsAsUnknownAsWhatIsNotThere() throws Exception {
    access.user("alice");
    access.deny((who, verb, what) -> what.kind() != ResourceKind.TOOL);
    for (String pair : List.of("/mcp /mcp/none", "/servers/alpha/mcp /servers/none/mcp")) {
      String[] paths = pair.split(" ");
      assertEquals(answer(paths[1]), answer(paths[0]));
      assertTrue(answer(paths[0]), answer(paths[0]).startsWith("404 "));
    }
  }

  private String answer(String path) throws Exception {
    TestingClient at = new TestingClient(gateway.uri(path));
    HttpResponse<String> response =
        at.send(
            at.request()
                .header("Authorization", "Bearer alice")
                .POST(HttpRequest.BodyPublishers.ofString(PING))
                .build());
    return response.statusCode() + " " + response.body() + challenge(response);
  }

  @Test
  public void aSessionOfSomebodyElseIsUnknown() throws Exception {
    access.user("alice");
    access.user("bob");
    TestingClient alice = new TestingClient(gateway.uri("/mcp")).withToken("alice");
    alice.initialize("2025-11-25", "{}");
    assertEquals(200, alice.post(PING).statusCode());
    TestingClient bob =
        new TestingClient(gateway.uri("/mcp")).withToken("bob").withSession(alice.session());
    assertCode(ErrorCode.UNKNOWN_SESSION, bob.post(PING));
    assertCode(
        ErrorCode.UNKNOWN_SESSION,
        new TestingClient(gateway.uri("/mcp")).withSession(alice.session()).post(PING));
  }

  @Test
  public void aSessionEndsNoSoonerThanItsTokenIsReplaced() throws Exception {
    access.user("alice");
    TestingClient alice = new TestingClient(gateway.uri("/mcp")).withToken("alice");
    alice.initialize("2025-11-25", "{}");
    access.revoke("alice");
    assertCode(ErrorCode.UNAUTHENTICATED, alice.post(PING));
    access.user("alice");
    assertEquals(200, alice.post(PING).statusCode());
  }
}
