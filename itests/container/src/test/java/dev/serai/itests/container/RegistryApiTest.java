package dev.serai.itests.container;

import static dev.serai.itests.container.ApiClient.json;
import static dev.serai.itests.container.ApiClient.problem;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The registry API on the JAX-RS whiteboard, with the store and access of the distribution. */
public class RegistryApiTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern TOKEN = Pattern.compile("srt_[\\w-]{49}");
  private static final String OFFICIAL = "/_meta/io.modelcontextprotocol.registry~1official";

  @ClassRule
  public static final Distribution SERAI =
      new Distribution().with("filed", document("com.example/filed", "1.0.0"));

  private static ApiClient editor;
  private static ApiClient reader;

  @BeforeClass
  public static void tokens() throws Exception {
    editor = client("--permission entry:* editor");
    reader = client("--permission entry:read reader");
    Eventually.get(LIMIT, () -> reader.get("/v0.1/servers").statusCode(), status -> status == 200);
  }

  /** Jetty, the whiteboard and CXF each could refuse a name with its slash encoded. */
  @Test
  public void aNameIsFoundWithItsSlashEncodedAndAsItIs() throws Exception {
    publish("io.github.x/slash", "1.0.0+b.1");
    for (String path :
        new String[] {
          "/v0.1/servers/io.github.x%2Fslash/versions/1.0.0%2Bb.1",
          "/v0/servers/io.github.x%2fslash/versions/latest",
          "/v0.1/servers/io.github.x/slash/versions/1.0.0+b.1"
        }) {
      HttpResponse<String> answer = reader.get(path);
      assertEquals(path + answer.body(), 200, answer.statusCode());
      assertEquals("io.github.x/slash", json(answer).at("/server/name").asText());
    }
    HttpResponse<String> versions = reader.get("/v0.1/servers/io.github.x%2Fslash/versions");
    assertEquals(1, json(versions).at("/metadata/count").asInt());
    assertEquals("404 NOT_FOUND", problem(reader.get("/v0.1/servers/io.github.x%2Fnone/versions")));
  }

  @Test
  public void whatIsPublishedIsDeprecatedAndDeletedAndNoted() throws Exception {
    String path = "/v0.1/servers/io.github.x%2Fway";
    publish("io.github.x/way", "1.0.0");
    publish("io.github.x/way", "1.1.0");
    HttpResponse<String> old =
        editor.send("PATCH", path + "/versions/1.0.0/status", "{\"status\":\"deprecated\"}");
    assertEquals("deprecated", json(old).at(OFFICIAL + "/status").asText());
    String gone = "{\"status\":\"deleted\",\"statusMessage\":\"Malware.\"}";
    assertEquals("403 FORBIDDEN", problem(reader.send("PATCH", path + "/status", gone)));
    HttpResponse<String> all = editor.send("PATCH", path + "/status", gone);
    assertEquals(all.body(), 2, json(all).get("updatedCount").asInt());
    assertEquals("404 NOT_FOUND", problem(reader.get(path + "/versions")));
    HttpResponse<String> tombstones = reader.get(path + "/versions?include_deleted=true");
    for (JsonNode each : json(tombstones).get("servers")) {
      assertEquals("Malware.", each.at(OFFICIAL + "/statusMessage").asText());
    }
    String audit = SERAI.console().run("serai:audit-list --target entry:io.github.x/way");
    assertTrue(audit, audit.contains("entry:update"));
  }

  @Test
  public void whatIsInTheFolderIsServedAndChangedThereOnly() throws Exception {
    String path = "/v0.1/servers/com.example%2Ffiled/versions/1.0.0";
    HttpResponse<String> filed = reader.get(path);
    assertEquals("active", json(filed).at(OFFICIAL + "/status").asText());
    assertEquals("403 FORBIDDEN", problem(editor.send("DELETE", path, null)));
    assertEquals(200, reader.get(path).statusCode());
  }

  @Test
  public void whatTheRuntimeRefusesIsAProblemToo() throws Exception {
    assertEquals("404 NOT_FOUND", problem(reader.get("/v0.3/servers")));
    assertEquals("405 METHOD_NOT_ALLOWED", problem(reader.send("POST", "/v0.1/servers", "{}")));
    HttpResponse<String> strange =
        reader.with("Content-Type", "application/json; charset=none").get("/v0.1/servers");
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE", problem(strange));
    HttpResponse<String> nobody = reader.with().get("/v0.1/servers");
    assertEquals("401 UNAUTHENTICATED", problem(nobody));
    assertEquals(json(nobody).get("detail"), json(nobody).get("error"));
  }

  /** Published servers are read from memory; only a change needs the store. */
  @Test
  public void withoutTheStoreServersAreReadAndNoneIsPublished() throws Exception {
    SERAI.console().run("bundle:stop dev.serai.store");
    try {
      assertEquals(200, reader.get("/v0.1/servers").statusCode());
      HttpResponse<String> away =
          editor.send("POST", "/v0.1/publish", document("io.github.x/away", "1.0.0"));
      assertEquals("503 SERVICE_MISSING", problem(away));
      assertEquals("1", away.headers().firstValue("Retry-After").orElseThrow());
    } finally {
      SERAI.console().run("bundle:start dev.serai.store");
    }
    Eventually.get(
        LIMIT,
        () ->
            editor
                .send("POST", "/v0.1/publish", document("io.github.x/back", "1.0.0"))
                .statusCode(),
        status -> status == 200);
  }

  @Test
  public void whileTheRegistryIsAwayNobodyIsToldThatItHasNoServers() throws Exception {
    SERAI.console().run("feature:uninstall serai-registry");
    try {
      HttpResponse<String> away =
          Eventually.get(
              LIMIT, () -> reader.get("/v0.1/servers"), answer -> answer.statusCode() == 503);
      assertEquals("503 SERVICE_MISSING", problem(away));
    } finally {
      SERAI.console().run("feature:install serai-registry");
    }
    Eventually.get(LIMIT, () -> reader.get("/v0.1/servers").statusCode(), status -> status == 200);
  }

  private static ApiClient client(String token) throws Exception {
    String told =
        Eventually.get(
            LIMIT,
            () -> SERAI.console().run("serai:token-create " + token),
            text -> TOKEN.matcher(text).find());
    Matcher secret = TOKEN.matcher(told);
    assertTrue(told, secret.find());
    return ApiClient.ofTheRegistry(SERAI.httpPort(), secret.group());
  }

  private static void publish(String name, String version) throws Exception {
    HttpResponse<String> made = editor.send("POST", "/v0.1/publish", document(name, version));
    assertEquals(made.body(), 200, made.statusCode());
    assertEquals("active", json(made).at(OFFICIAL + "/status").asText());
  }

  private static String document(String name, String version) {
    return "{\"name\":\""
        + name
        + "\",\"description\":\"A server\",\"version\":\""
        + version
        + "\",\"remotes\":[{\"type\":\"streamable-http\",\"url\":\"https://mcp.example/mcp\"}]}";
  }
}
