package dev.serai.registry.internal.client;

import static dev.serai.registry.internal.client.TestingClient.only;
import static dev.serai.registry.internal.client.TestingClient.options;
import static dev.serai.registry.internal.client.TestingClient.read;
import static dev.serai.registry.internal.client.TestingClient.server;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.Conversion.Refused;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class ClientConfigurationTest {
  private static final String SERVER = "{'command':'npx','args':['a']}";

  @Test
  public void serversAreFoundUnderEachRoot() {
    for (String file :
        List.of(
            "{'mcpServers':{'x':%s}}",
            "{'servers':{'x':%s},'inputs':[]}",
            "{'mcp':{'servers':{'x':%s}}}",
            "{'mcp.servers':{'x':%s}}",
            "{'editor.fontSize':12,'mcp':{'inputs':[],'servers':{'x':%s}}}",
            "{'x':%s}",
            "{'_comment':'c','x':%s}")) {
      assertEquals(file, "x", only(String.format(file, SERVER)).client());
    }
  }

  @Test
  public void aSingleServerAndAListOfServersAreRead() {
    assertEquals("server", only(SERVER).client());
    assertEquals("n", only("{'name':'n','command':'a'}").client());
    assertEquals("n", only("{'server':{'name':'n','command':'a'}}").client());
    assertEquals("n", only("{'servers':[{'name':'n','command':'a'}]}").client());
  }

  @Test
  public void commentsTrailingCommasAndAByteOrderMarkAreAllowed() {
    assertEquals(
        "x", only("\uFEFF{ // a\n 'mcpServers': { /* b */ 'x': {'command': 'a', }, }, }").client());
  }

  @Test
  public void unusableFilesAreProblems() {
    assertUnusable("{'a':1}\n{'b':2}", "a second document begins in line 2");
    assertUnusable("{'mcpServers':{},'mcpServers':{}}", "key twice");
    assertUnusable("{'mcpServers':{'x'}}", "no valid JSON");
    assertUnusable("", "Is empty");
    assertUnusable("[".repeat(70), "deeper than 64");
    assertUnusable(" ".repeat(JsonDocuments.MAX_BYTES + 1), "larger than 1 MiB");
    assertUnusable("[]", "Must be an object");
    assertUnusable("{}", "Holds no server");
    assertUnusable("{'mcpServers':{}}", "Holds no server");
    assertUnusable("{'servers':[" + "{},".repeat(1000) + "{}]}", "more than 1000");
    assertUnusable("{'name':'a/b','packages':[]}", "Is a server.json already");
  }

  @Test
  public void oneBadServerDoesNotSpoilTheOthers() {
    List<Conversion> all = read("{'mcpServers':{'a':{},'b':" + SERVER + ",'c':7}}");
    assertTrue(all.get(0) instanceof Refused);
    assertTrue(all.get(1) instanceof Converted);
    assertTrue(all.get(2) instanceof Refused);
    assertEquals("/mcpServers/c", ((Refused) all.get(2)).problems().get(0).pointer());
    assertEquals("client.json", ((Refused) all.get(2)).problems().get(0).location());
  }

  @Test
  public void theClientsNameIsTheTitleAndLeadsToTheName() {
    Converted server = only("{'mcpServers':{'Caf\u00e9 Server (new)':" + SERVER + "}}");
    assertEquals("local.client/Cafe-Server-new", server.document().path("name").asText());
    assertEquals("Caf\u00e9 Server (new)", server.document().path("title").asText());
    assertEquals(
        "local.client/server",
        only("{'mcpServers':{'\u6c34':" + SERVER + "}}").document().path("name").asText());
  }

  @Test
  public void namesAreDistinctAndAliasesAreForTheCatalogToGive() {
    List<Conversion> all =
        read(
            "{'mcpServers':{'a b':"
                + SERVER
                + ",'a/b':"
                + SERVER
                + ",'A-B':"
                + SERVER
                + ",'a-b-mcp':"
                + SERVER
                + "}}");
    assertEquals(
        List.of("a-b", "a-b-2", "A-B-3", "a-b-mcp"),
        all.stream()
            .map(c -> ((Converted) c).document().path("name").asText().substring(13))
            .toList());
    assertEquals(
        List.of("-", "-", "-", "-"),
        all.stream().map(c -> options((Converted) c).path("alias").asText("-")).toList());
  }

  @Test
  public void descriptionsAreTakenAndCut() {
    Converted server = server("'command':'a','description':'" + "d".repeat(120) + "'");
    assertEquals("d".repeat(97) + "...", server.document().path("description").asText());
    assertEquals(List.of("\"description\" was cut to 100 characters."), server.notes());
    assertEquals(
        "From a client's configuration: s",
        server("'command':'a'").document().path("description").asText());
  }

  @Test
  public void aServerThatIsSwitchedOffIsMarked() {
    assertTrue(server("'command':'a','disabled':true").disabled());
    assertTrue(server("'command':'a','enabled':false").disabled());
    assertFalse(server("'command':'a','disabled':false").disabled());
  }

  @Test
  public void whatIsLeftOutIsNamed() {
    assertEquals(
        List.of(
            "\"autoApprove\" was left out: it is a matter of the client.",
            "\"x\" was left out: it is a matter of the client."),
        server("'command':'a','autoApprove':['b'],'x':1").notes());
    TestingClient.assertRefused("'command':'a','envFile':'.env'", "/envFile", "\"env\"");
  }

  @Test
  public void timesOfAKnownUnitAreKept() {
    assertEquals(
        "30s", options(server("'url':'http://a.b','timeout':'30s'")).path("callTimeout").asText());
    assertEquals(
        "500ms", options(server("'command':'a','timeout_ms':500")).path("callTimeout").asText());
    assertEquals(
        "9s",
        options(server("'command':'a','startup_timeout_sec':9")).path("startTimeout").asText());
    assertTrue(server("'command':'a','timeout':60").notes().get(0).contains("\"callTimeout\""));
  }

  private static void assertUnusable(String text, String reason) {
    Findings findings = new Findings("client.json");
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(), ClientConfiguration.read(bytes, findings));
    assertTrue(
        findings.problems().toString(), findings.problems().get(0).reason().contains(reason));
  }
}
