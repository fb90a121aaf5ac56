package dev.serai.registry.internal.client;

import static dev.serai.registry.internal.client.TestingClient.assertRefused;
import static dev.serai.registry.internal.client.TestingClient.each;
import static dev.serai.registry.internal.client.TestingClient.launch;
import static dev.serai.registry.internal.client.TestingClient.only;
import static dev.serai.registry.internal.client.TestingClient.remote;
import static dev.serai.registry.internal.client.TestingClient.server;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RemoteServersTest {
  private static final String URL = "'url':'https://a.example/mcp'";

  @Test
  public void anAddressIsARemote() {
    for (String key : List.of("url", "serverUrl", "httpUrl")) {
      assertEquals(
          new RemoteLaunch(
              RemoteLaunch.Transport.STREAMABLE_HTTP, "https://a.example/mcp", Map.of()),
          launch(server("'" + key + "':'https://a.example/mcp'")));
    }
  }

  @Test
  public void theTypeIsTakenInAllSpellings() {
    for (String type : List.of("http", "streamable-http", "streamableHttp", "streamable_http")) {
      assertType("streamable-http", URL + ",'type':'" + type + "'");
      assertType("streamable-http", URL + ",'transport':'" + type + "'");
      assertType("streamable-http", URL + ",'transport':{'type':'" + type + "'}");
    }
    assertType("sse", URL + ",'type':'sse'");
    assertType("sse", "'transport':{'type':'sse'," + URL + "}");
  }

  @Test
  public void withoutTypeAPathThatEndsInSseDecides() {
    assertType("sse", "'url':'https://a.example/x/sse?a=b'");
    assertType("streamable-http", "'url':'https://a.example/sse/x'");
    assertType("streamable-http", "'url':'https://a.example/sse','type':'http'");
    assertType("streamable-http", "'httpUrl':'https://a.example/sse'");
  }

  @Test
  public void headersBecomeInputs() {
    Converted server =
        server(URL + ",'headers':{'X-Team':'a','X-Env':'${env:T}','Authorization':'Bearer ${K}'}");
    JsonNode headers = remote(server).path("headers");
    assertEquals(List.of("a", "-", "Bearer {K}"), each(headers, "value"));
    assertEquals(List.of("-", "-", "true"), each(headers, "isSecret"));
    assertEquals(List.of("-", "true", "-"), each(headers, "isRequired"));
    JsonNode key = headers.get(2).path("variables").path("K");
    assertTrue(key.path("isRequired").asBoolean() && key.path("isSecret").asBoolean());
  }

  @Test
  public void aSecretHeaderIsKeptBesideTheDocument() {
    Converted server = server(URL + ",'headers':{'Authorization':'Bearer s3cr3ts3cr3t'}");
    assertFalse(server.toString().contains("s3cr3t"));
    assertEquals(
        List.of(new LiteralSecret(Kind.HEADER, "Authorization", "Bearer s3cr3ts3cr3t")),
        server.secrets());
    assertTrue(remote(server).path("headers").path(0).path("isSecret").asBoolean());
    assertTrue(remote(server).path("headers").path(0).path("isRequired").asBoolean());
  }

  @Test
  public void whatIsAskedForInAnAddressBecomesAVariable() {
    Converted server =
        only(
            "{'inputs':[{'id':'app-name','type':'promptString','description':'The app'}],'servers':"
                + "{'s':{'url':'https://${input:app-name}.example.com/mcp'}}}");
    assertEquals("https://{app-name}.example.com/mcp", remote(server).path("url").asText());
    assertEquals(
        "{\"app-name\":{\"description\":\"The app\",\"isRequired\":true}}",
        remote(server).path("variables").toString());
    assertEquals("{base}/mcp", remote(server("'url':'${input:base}/mcp'")).path("url").asText());
    assertEquals("{BASE}/mcp", remote(server("'url':'${BASE}/mcp'")).path("url").asText());
  }

  @Test
  public void aSecretIsNoPartOfAnAddress() {
    for (String url :
        List.of(
            "https://u:p@a.example/mcp",
            "https://a.example/mcp?apiKey=abc",
            "https://a.example/mcp?k=${env:API_TOKEN}",
            "https://a.example/mcp?key={{KEY}}")) {
      assertRefused("'url':'" + url + "'", "/url", "Holds a secret");
    }
  }

  @Test
  public void unusableAddressesAreRefused() {
    assertRefused("'url':'https://<HOST>/mcp'", "/url", "not filled in");
    assertRefused("'url':'https://{host}/mcp'", "/url", "not filled in");
    assertRefused("'url':'ws://a.example'", "/url", "begin with http");
    assertRefused("'url':'a.example'", "/url", "begin with http");
    assertRefused("'url':7", "/url", "begin with http");
    assertRefused("'url':null", "/url", "Must be a string");
    assertRefused(URL + ",'headers':{'X Y':'a'}", "/headers/X Y", "no valid name");
    assertRefused(URL + ",'headers':{'X':'{team}'}", "/headers/X", "placeholder in braces");
    assertRefused(URL + ",'headers':{'X':'a\\nb'}", "/headers/X", "one line");
  }

  @Test
  public void kindsThatDoNotFitAreRefused() {
    assertRefused(URL + ",'command':'a'", "/url", "keep one of them");
    assertRefused(URL + ",'type':'stdio'", "/url", "Does not fit");
    assertRefused("'command':'a','type':'http'", "/command", "Does not fit");
    assertRefused(URL + ",'type':'ws'", "/type", "stdio, http or sse");
    assertRefused("'env':{}", "", "neither");
    assertRefused(URL + ",'serverUrl':'https://b.example'", "/serverUrl", "second address");
  }

  @Test
  public void whatIsForProgramsIsLeftOutWithANote() {
    List<String> notes = server(URL + ",'env':{'A':'b'},'cwd':'x','args':[]").notes();
    assertEquals(1, notes.stream().filter(note -> note.startsWith("\"env\"")).count());
  }

  private static void assertType(String type, String members) {
    assertEquals(members, type, remote(server(members)).path("type").asText());
  }
}
