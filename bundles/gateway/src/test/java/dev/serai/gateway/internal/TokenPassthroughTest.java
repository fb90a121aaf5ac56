package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.CallDetail;
import dev.serai.core.access.Permissions;
import dev.serai.core.access.Principal;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.store.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/**
 * No token passthrough (MCP 2026-07-28, authorization, security considerations): the token of a
 * client ends at the gateway.
 */
public class TokenPassthroughTest {
  private static final String TOKEN = "srt_2vQm8Zk1Xw7Rt5Yb9Nd3Jf6Hc4Gs0Pa-LeUi_OoTTqKAbCdEfGh";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final Timeout timeout = Timeout.seconds(60);

  private final TestingOrchestrator orchestrator = new TestingOrchestrator();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream err = System.err;
  private final List<String> answers = new ArrayList<>();
  private TestingHttpServer legacy;
  private TestingModernServer modern;
  private TestingProxy toLegacy;
  private TestingProxy toModern;
  private TestingGateway gateway;

  @Before
  public void start() throws Exception {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    legacy = new TestingHttpServer();
    legacy.on("tools/call", (http, m) -> TestingHttpServer.result(http, m, "{\"content\":[]}"));
    modern = new TestingModernServer("{\"tools\":{}}");
    modern.onCall((http, m) -> TestingModernServer.result(http, m, "{\"content\":[]}"));
    toLegacy = new TestingProxy(legacy.uri());
    toModern = new TestingProxy(modern.uri());
    orchestrator.endpoint("legacy", new Endpoint.Http(toLegacy.uri(), Map.of("X-Own", "own")));
    orchestrator.endpoint("modern", new Endpoint.Http(toModern.uri(), Map.of("X-Own", "own")));
    orchestrator.stdio("stdio", EntryOptions.DEFAULTS, () -> TestingMcpServer.withTools("one"));
    gateway = new TestingGateway(folder.getRoot().toPath(), orchestrator, false);
    gateway.neighbours().audit().want(CallDetail.FULL);
    gateway
        .neighbours()
        .access()
        .token(
            TOKEN,
            new Principal(
                Principal.Kind.USER,
                "4711",
                "alice",
                "token-1",
                null,
                Map.of(),
                Permissions.of(Set.of("*:*"))));
  }

  @After
  public void stop() throws Exception {
    gateway.close();
    toLegacy.close();
    toModern.close();
    legacy.close();
    modern.close();
    System.setErr(err);
  }

  private void use(String path, String tool) throws Exception {
    String name = "{\"name\":\"" + tool + "\",\"arguments\":{}}";
    TestingClient session = new TestingClient(gateway.uri(path)).withToken(TOKEN);
    answers.add(session.initialize("2025-11-25", "{}").body());
    answers.add(session.call(1, "tools/list", "{}").toString());
    answers.add(session.call(2, "tools/call", name).toString());
    answers.add(
        new TestingModernHttpClient(gateway.uri(path), "{}")
            .withToken(TOKEN)
            .request("tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":{}")
            .toString());
    HttpRequest cookie =
        session
            .request()
            .header("Cookie", "session=" + TOKEN)
            .header("Proxy-Authorization", "Bearer " + TOKEN)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":"
                        + name
                        + "}"))
            .build();
    answers.add(session.send(cookie).body());
  }

  @Test
  public void theTokenOfAClientReachesNoServerNoLogNoAnswerAndNoAuditRecord() throws Exception {
    for (String alias : List.of("legacy", "modern", "stdio")) {
      use("/servers/" + alias + "/mcp", "one");
      use("/mcp", alias + "__one");
    }
    HttpResponse<String> malformed =
        new TestingClient(gateway.uri("/mcp?access_token=" + TOKEN)).post("{}");
    answers.add(malformed.body() + malformed.headers().map());
    gateway.neighbours().access().revoke(TOKEN);
    HttpResponse<String> refused =
        new TestingClient(gateway.uri("/mcp")).withToken(TOKEN).post("{}");
    answers.add(refused.body() + refused.headers().map());
    assertEquals(401, refused.statusCode());

    assertTrue(toLegacy.sent(), toLegacy.sent().contains("X-Own: own"));
    assertTrue(toModern.sent(), toModern.sent().contains("X-Own: own"));
    assertFalse(toLegacy.sent().contains("Authorization"));
    assertFalse(toModern.sent().contains("Authorization"));
    List<String> places = new ArrayList<>(answers);
    places.add(toLegacy.sent());
    places.add(toModern.sent());
    orchestrator.started().forEach(server -> places.addAll(server.received()));
    List<AuditEvent> events = gateway.neighbours().audit().events();
    assertEquals(18, events.size());
    assertTrue(events.stream().anyMatch(event -> event.details().containsKey(Detail.RESULT)));
    events.forEach(event -> places.add(event + " " + event.details()));
    places.add(log.toString(StandardCharsets.UTF_8));
    for (String place : places) {
      assertFalse(place, place.contains(TOKEN.substring(4, 24)));
    }
  }
}
