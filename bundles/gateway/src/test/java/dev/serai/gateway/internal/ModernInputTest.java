package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.AuditEvent;
import dev.serai.gateway.internal.limits.Limit;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ModernInputTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final TestingMcpServer server = TestingMcpServer.withTools("one");
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> server);
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
  }

  @After
  public void stop() throws Exception {
    gateway.close();
  }

  private TestingModernHttpClient client(String capabilities) {
    return new TestingModernHttpClient(gateway.uri("/servers/alpha/mcp"), capabilities);
  }

  private static final String ONE = "\"name\":\"one\",\"arguments\":{\"a\":1}";

  private TestingModernHttpClient client() {
    return client("{\"elicitation\":{}}");
  }

  private String callId() {
    return server.awaitCall().replaceAll(".*\"id\":(\\d+).*", "$1");
  }

  private void asks(String id, String message) {
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":\""
            + id
            + "\",\"method\":\"elicitation/create\",\"params\":{\"elicitationId\":\"e\",\"message\":\""
            + message
            + "\"}}");
  }

  /** Begins a call that stays open at the server, which asks. */
  private JsonNode firstRound(TestingModernHttpClient client, String... questions)
      throws Exception {
    server.on("tools/call", request -> null);
    BlockingQueue<String> messages = client.stream("1", "tools/call", "one", ONE);
    callId();
    for (String question : questions) {
      asks(question, question);
    }
    return TestingClient.read(TestingClient.next(messages)).get("result");
  }

  @Test
  public void whatAServerWantsToKnowAtOnceIsBounded() throws Exception {
    JsonNode round = firstRound(client(), "q1", "q2", "q3");
    assertEquals(2, round.get("inputRequests").size());
    server.awaitReceivedPart("\"id\":\"q3\",\"error\"");
    assertTrue(
        server.received().stream().anyMatch(m -> m.contains("The limit is max-input-requests.")));
    assertEquals(1, gateway.hits().of(Limit.INPUT_REQUESTS));
  }

  private static String retry(JsonNode round, String responses) {
    return ONE
        + ",\"requestState\":"
        + round.get("requestState")
        + ",\"inputResponses\":"
        + responses;
  }

  @Test
  public void aServersQuestionsEndTheRoundTogetherAndTheNextRoundAnswersThem() throws Exception {
    JsonNode round = firstRound(client(), "s1", "s2");
    assertEquals("input_required", round.get("resultType").asText());
    assertEquals(
        "{\"input_1\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"s1\"}},"
            + "\"input_2\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"s2\"}}}",
        round.get("inputRequests").toString());
    assertFalse(round.toString(), round.has("ttlMs"));
    BlockingQueue<String> messages =
        client().stream(
            "\"r\"",
            "tools/call",
            "one",
            retry(
                round,
                "{\"input_1\":{\"action\":\"accept\"},\"x\":{},\"input_2\":{\"action\":\"decline\"}}"));
    server.awaitReceived("{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"result\":{\"action\":\"accept\"}}");
    server.awaitReceived("{\"jsonrpc\":\"2.0\",\"id\":\"s2\",\"result\":{\"action\":\"decline\"}}");
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + callId() + ",\"result\":{}}");
    JsonNode answer = TestingClient.read(TestingClient.next(messages));
    assertEquals("r", answer.get("id").asText());
    assertEquals("complete", answer.at("/result/resultType").asText());
    Eventually.assertTrue("the lease is back", () -> orchestrator.leases() == 0);
  }

  /** The first call made the server known as one that asks, so it had no room yet. */
  @Test
  public void aCallBesideTheFirstThatWaitsHasASessionOfItsOwn() throws Exception {
    TestingMcpServer second = TestingMcpServer.withTools("one");
    firstRound(client(), "s1");
    orchestrator.stdio("alpha", EntryOptions.DEFAULTS, () -> second);
    second.on("tools/call", request -> null);
    BlockingQueue<String> messages = client().stream("2", "tools/call", "one", ONE);
    second.awaitCall();
    second.emit(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"elicitation/create\",\"params\":{\"message\":\"q\"}}");
    JsonNode round = TestingClient.read(TestingClient.next(messages)).get("result");
    assertEquals("q", round.at("/inputRequests/input_1/params/message").asText());
  }

  @Test
  public void whatIsNotAnsweredIsAskedAgain() throws Exception {
    JsonNode round = firstRound(client(), "s1", "s2");
    JsonNode again =
        client().request("tools/call", "one", retry(round, "{\"input_2\":{}}")).get("result");
    assertEquals("input_required", again.get("resultType").asText());
    assertTrue(again.toString(), again.get("inputRequests").has("input_1"));
    assertFalse(again.toString(), again.get("inputRequests").has("input_2"));
  }

  @Test
  public void aRetryThatDeclaresLessIsAskedNoMore() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    client("{}").stream(
        "2", "tools/call", "one", retry(round, "{\"input_1\":{\"action\":\"accept\"}}"));
    server.awaitReceivedPart("\"id\":\"s1\",\"result\"");
    asks("s2", "m");
    server.awaitReceivedPart("\"id\":\"s2\",\"error\":{\"code\":-32601");
  }

  @Test
  public void whatARetryNeitherAnswersNorDeclaresIsRefused() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    client("{}").stream("2", "tools/call", "one", retry(round, "{}"));
    server.awaitReceivedPart("\"id\":\"s1\",\"error\":{\"code\":-32601");
  }

  @Test
  public void theLogLevelOfTheRetryCountsFromThenOn() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    BlockingQueue<String> messages =
        client().withMeta(",\"io.modelcontextprotocol/logLevel\":\"debug\"").stream(
            "2", "tools/call", "one", retry(round, "{\"input_1\":{}}"));
    server.awaitReceivedPart("\"id\":\"s1\",\"result\"");
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}");
    assertEquals(
        "notifications/message",
        TestingClient.read(TestingClient.next(messages)).path("method").asText());
  }

  @Test
  public void theHeadersOfARetryHaveToMirrorItsArguments() throws Exception {
    server.on(
        "tools/list",
        request ->
            "{\"tools\":[{\"name\":\"one\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"a\":{\"type\":\"integer\",\"x-mcp-header\":\"A\"}}}}]}");
    new TestingModernHttpClient(gateway.uri("/mcp"), "{\"elicitation\":{}}")
        .request("tools/list", null, "");
    server.on("tools/call", request -> null);
    TestingModernHttpClient client = client();
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return client.send(
                    client.headers("tools/call", "one").header("Mcp-Param-A", "1"),
                    client.body("1", "tools/call", ONE));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    callId();
    asks("s1", "m");
    JsonNode round = TestingClient.json(first.get()).get("result");
    JsonNode error = client.request("tools/call", "one", retry(round, "{}")).get("error");
    assertEquals(error.toString(), -32020, error.get("code").asInt());
  }

  @Test
  public void aStateIsOfNoUseForAnotherRequestNorWhenItIsChanged() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    String other = retry(round, "{}").replace("\"a\":1", "\"a\":2");
    assertEquals(-32602, client().request("tools/call", "one", other).at("/error/code").asInt());
    String state = round.get("requestState").asText();
    String changed =
        retry(round, "{}").replace(state, "A" + state.substring(0, state.length() - 1));
    assertEquals(-32602, client().request("tools/call", "one", changed).at("/error/code").asInt());
    TestingModernHttpClient elsewhere = new TestingModernHttpClient(gateway.uri("/mcp"), "{}");
    assertEquals(
        -32602,
        elsewhere.request("tools/call", "one", retry(round, "{}")).at("/error/code").asInt());
  }

  @Test
  public void whatComesBetweenTwoRoundsIsKeptForTheNext() throws Exception {
    JsonNode round = firstRound(client().withMeta(",\"progressToken\":\"p1\""), "s1");
    String id = callId();
    server.emit(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
            + id
            + ",\"progress\":1}}");
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"late\":true}}");
    while (orchestrator.leases() > 0) {
      Thread.onSpinWait();
    }
    BlockingQueue<String> messages =
        client().withMeta(",\"progressToken\":\"p2\"").stream(
            "2", "tools/call", "one", retry(round, "{}"));
    assertEquals(
        "p2",
        TestingClient.read(TestingClient.next(messages)).at("/params/progressToken").asText());
    JsonNode answer = TestingClient.read(TestingClient.next(messages));
    assertEquals(2, answer.get("id").asInt());
    assertTrue(answer.toString(), answer.at("/result/late").asBoolean());
  }

  @Test
  public void aCallWhoseClientDoesNotComeBackIsCancelled() throws Exception {
    firstRound(client(), "s1");
    server.awaitReceived(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
            + callId()
            + "}}");
    Eventually.assertTrue("the lease is back", () -> orchestrator.leases() == 0);
  }

  @Test
  public void aCallThatWaitedInAnEarlierGatewayIsToBeMadeAnew() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    gateway = gateway.replaced();
    JsonNode error = client().request("tools/call", "one", retry(round, "{}")).get("error");
    assertEquals(error.toString(), "INPUT_TOO_LATE", error.at("/data/code").asText());
    assertFalse(
        "The same request would fail for ever", error.at("/data/retryable").asBoolean(true));
    server.on("tools/call", request -> "{\"content\":[]}");
    JsonNode anew = client().request("tools/call", "one", ONE);
    assertEquals("complete", anew.at("/result/resultType").asText());
  }

  @Test
  public void aCallThatEndedInAnEarlierGatewayIsToldFromOneThatWaited() throws Exception {
    JsonNode round = firstRound(client(), "s1");
    BlockingQueue<String> messages =
        client().stream("2", "tools/call", "one", retry(round, "{\"input_1\":{}}"));
    server.awaitReceivedPart("\"id\":\"s1\",\"result\"");
    server.emit("{\"jsonrpc\":\"2.0\",\"id\":" + callId() + ",\"result\":{}}");
    TestingClient.next(messages);
    gateway = gateway.replaced();
    JsonNode error = client().request("tools/call", "one", retry(round, "{}")).get("error");
    assertEquals(error.toString(), "INVALID_PARAMS", error.at("/data/code").asText());
  }

  @Test
  public void aQuestionThatTheClientDidNotDeclareIsRefused() throws Exception {
    server.on("tools/call", request -> null);
    client("{}").stream("1", "tools/call", "one", ONE);
    callId();
    asks("s1", "m");
    server.awaitReceivedPart("\"id\":\"s1\",\"error\":{\"code\":-32601");
  }

  @Test
  public void urlsThatALegacyServerWantsVisitedAreAskedFor() throws Exception {
    server.onError(
        "tools/call",
        -32042,
        "{\"elicitations\":[{\"mode\":\"url\",\"elicitationId\":\"e\",\"url\":\"https://a.example/\",\"message\":\"m\"}]}");
    JsonNode round =
        client("{\"elicitation\":{\"url\":{}}}").request("tools/call", "one", ONE).get("result");
    assertEquals(
        "{\"elicitation_1\":{\"method\":\"elicitation/create\",\"params\":"
            + "{\"mode\":\"url\",\"url\":\"https://a.example/\",\"message\":\"m\"}}}",
        round.get("inputRequests").toString());
    server.on("tools/call", request -> "{\"content\":[]}");
    JsonNode answer =
        client("{\"elicitation\":{\"url\":{}}}")
            .request(
                "tools/call", "one", retry(round, "{\"elicitation_1\":{\"action\":\"accept\"}}"));
    assertEquals("complete", answer.at("/result/resultType").asText());
    assertFalse(server.awaitCall(1), server.awaitCall(1).contains("requestState"));
  }

  @Test
  public void urlsAreNotAskedOfAClientThatOpensNone() throws Exception {
    server.onError("tools/call", -32042, "{\"elicitations\":[{\"url\":\"https://a.example/\"}]}");
    JsonNode error = client().request("tools/call", "one", ONE).get("error");
    assertEquals(-32021, error.get("code").asInt());
    assertTrue(error.toString(), error.at("/data/requiredCapabilities/elicitation/url").isObject());
  }

  @Test
  public void aCallWhoseRightIsGoneDoesNotGoOn() throws Exception {
    gateway.neighbours().access().user("alice");
    TestingModernHttpClient alice =
        new TestingModernHttpClient(gateway.uri("/mcp"), "{\"elicitation\":{}}").withToken("alice");
    server.on("tools/call", request -> null);
    String call = ONE.replace("one", "alpha__one");
    BlockingQueue<String> messages = alice.stream("1", "tools/call", "alpha__one", call);
    callId();
    asks("s1", "s1");
    JsonNode round = TestingClient.read(TestingClient.next(messages)).get("result");
    gateway.neighbours().access().deny((who, verb, what) -> what.id().equals("alpha__one"));
    String again =
        retry(round, "{\"input_1\":{\"action\":\"accept\"}}").replace("one", "alpha__one");
    JsonNode refused = alice.request("tools/call", "alpha__one", again);
    assertEquals("FORBIDDEN", refused.at("/error/data/code").asText(refused.toString()));
    server.awaitReceivedPart("\"id\":\"s1\",\"error\"");
    assertFalse(server.received().toString(), server.received().toString().contains("accept"));
    AuditEvent noted = gateway.neighbours().audit().events().get(0);
    assertEquals(AuditEvent.Outcome.DENIED, noted.outcome());
  }
}
