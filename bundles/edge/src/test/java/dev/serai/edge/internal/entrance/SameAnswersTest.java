package dev.serai.edge.internal.entrance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.edge.internal.TestingEdge;
import dev.serai.edge.internal.pass.HoldLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Status, headers and body are the same whichever whiteboard publishes. */
public class SameAnswersTest {
  private final TestingEdge whiteboard = edge(TestingPublication.WHITEBOARD);
  private final TestingEdge jaxrs = edge(TestingPublication.JAXRS);

  private record Answer(int status, Map<String, List<String>> headers, String body) {}

  private static TestingEdge edge(TestingPublication publication) {
    return new TestingEdge(new HoldLimits(Duration.ZERO, 0), Duration.ZERO, publication);
  }

  @Before
  public void bind() {
    whiteboard.bind();
    jaxrs.bind();
  }

  @After
  public void stop() throws Exception {
    whiteboard.close();
    jaxrs.close();
  }

  @Test
  public void everyMethodReachesTheHandler() throws Exception {
    for (String method : List.of("GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "BREW")) {
      Answer answer = same("/mcp/x", r -> r.method(method, BodyPublishers.noBody()));
      assertTrue(method, List.of(200, 204, 405).contains(answer.status()));
    }
  }

  @Test
  public void anyTypeOfBodyAndAnyAcceptReachTheHandler() throws Exception {
    for (String type :
        List.of(
            "application/json",
            "application/json; charset=utf-8",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/xml",
            "*/*",
            "nonsense",
            "application/json; charset=nonsense",
            "application/json; charset=%",
            "application/json;q=nonsense",
            "a/b/c;;=")) {
      Answer answer = same("/mcp", r -> post(r, "a=b").header("Content-Type", type));
      assertEquals(type, "a=b", answer.body());
      assertEquals(type, "a=b", same("/mcp", r -> post(r, "a=b").header("Accept", type)).body());
    }
  }

  @Test
  public void largeBodiesPassUnchanged() throws Exception {
    byte[] bytes = new byte[2_500_000];
    new Random(1).nextBytes(bytes);
    StringBuilder body = new StringBuilder();
    for (byte b : bytes) {
      body.append(Character.forDigit(b & 15, 16)).append(Character.forDigit(b >> 4 & 15, 16));
    }
    assertEquals(body.toString(), same("/mcp", r -> post(r, body.toString())).body());
  }

  @Test
  public void pathsAndQueriesThatFrameworksLikeToInterpretReachTheHandler() throws Exception {
    for (String path :
        List.of(
            "/mcp",
            "/mcp/",
            "/mcp/a%2Fb",
            "/mcp/a;m=1",
            "/mcp/a.json",
            "/mcp/services",
            "/mcp?_wadl",
            "/mcp?_method=DELETE&_type=xml&_ctype=text",
            "/servers",
            "/servers/a%20b/mcp?x=%2F+y",
            "/.well-known/oauth-protected-resource",
            "/.well-known/oauth-protected-resource/mcp/blue",
            "/servers//mcp")) {
      assertEquals(path, "x", same(path, r -> post(r, "x")).body());
    }
  }

  @Test
  public void headersThatFrameworksLikeToInterpretReachTheHandler() throws Exception {
    for (String header :
        List.of(
            "OnewayRequest",
            "onewayrequest",
            "X-HTTP-Method-Override",
            "Authorization",
            "Cookie")) {
      assertEquals(header, "x", same("/mcp", r -> post(r, "x").header(header, "true")).body());
    }
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request, String body) {
    return request.POST(BodyPublishers.ofString(body));
  }

  private Answer same(String path, Function<HttpRequest.Builder, HttpRequest.Builder> how)
      throws Exception {
    Answer expected = answer(whiteboard, path, how);
    assertEquals(path, expected, answer(jaxrs, path, how));
    return expected;
  }

  private static Answer answer(
      TestingEdge edge, String path, Function<HttpRequest.Builder, HttpRequest.Builder> how)
      throws Exception {
    HttpResponse<String> got = edge.send(how.apply(edge.request(path)), BodyHandlers.ofString());
    Map<String, List<String>> headers = new TreeMap<>(got.headers().map());
    headers.remove("date");
    return new Answer(got.statusCode(), headers, got.body());
  }
}
