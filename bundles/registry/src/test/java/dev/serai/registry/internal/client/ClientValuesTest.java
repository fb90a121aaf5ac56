package dev.serai.registry.internal.client;

import static dev.serai.registry.internal.client.TestingClient.argv;
import static dev.serai.registry.internal.client.TestingClient.assertRefused;
import static dev.serai.registry.internal.client.TestingClient.only;
import static dev.serai.registry.internal.client.TestingClient.options;
import static dev.serai.registry.internal.client.TestingClient.parcel;
import static dev.serai.registry.internal.client.TestingClient.server;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ClientValuesTest {
  private static final String NPX = "'command':'npx','args':['a']";

  @Test
  public void variablesOfTheClientsEnvironmentAreAskedFor() {
    String asked = "'description':'Was B in the client's environment.','isRequired':true";
    assertVariable("'A':'${B}'", "{'name':'A'," + asked + "}");
    assertVariable(
        "'A':'x-${env:B}'", "{'name':'A','value':'x-{B}','variables':{'B':{" + asked + "}}}");
    assertVariable("'API_KEY':'${B}'", "{'name':'API_KEY'," + asked + ",'isSecret':true}");
    assertVariable(
        "'API_KEY':'x-${B}'",
        "{'name':'API_KEY','value':'x-{B}','variables':{'B':{"
            + asked
            + ",'isSecret':true}},'isSecret':true}");
  }

  @Test
  public void aPlainValueIsFixed() {
    assertVariable("'LOG_LEVEL':'info'", "{'name':'LOG_LEVEL','value':'info'}");
    assertVariable("'EMPTY':''", "{'name':'EMPTY','value':''}");
  }

  @Test
  public void aDefaultBecomesADefault() {
    assertVariable("'A':'${B:-c}'", "{'name':'A','default':'c'}");
    assertVariable(
        "'A':'x${B:-c}'", "{'name':'A','value':'x{B}','variables':{'B':{'default':'c'}}}");
    assertVariable("'KEY':'${KEY:-}'", "{'name':'KEY','isSecret':true}");
  }

  @Test
  public void aDefaultThatIsASecretIsNotKept() {
    Converted server = server(NPX + ",'env':{'A':'${B:-ghp_0123456789abcdef}'}");
    assertFalse(server.toString().contains("ghp_"));
    assertTrue(server.notes().toString(), server.notes().get(0).contains("left out"));
  }

  @Test
  public void whatTheFileAsksForIsAskedFor() {
    String inputs =
        "{'inputs':[{'id':'k','password':true,'description':'The key'},{'id':'r','options':['eu',"
            + "'us'],'default':'eu'}],'servers':{'s':{";
    JsonNode variables =
        parcel(
                only(
                    inputs
                        + NPX
                        + ",'env':{'A':'${input:k}','B':'${input:r}','C':'${input:x}'}}}}"))
            .path("environmentVariables");
    assertEquals(
        "{'name':'A','description':'The key','isRequired':true,'isSecret':true}",
        quoted(variables.get(0)));
    assertEquals(
        "{'name':'B','description':'Was asked for by the client.','default':'eu','choices':"
            + "['eu','us']}",
        quoted(variables.get(1)));
    assertTrue(variables.get(2).path("isRequired").asBoolean());
  }

  @Test
  public void otherPlaceholdersOfClientsAreAskedFor() {
    JsonNode variable =
        parcel(server(NPX + ",'env':{'A':'${workspaceFolder}/x'}"))
            .path("environmentVariables")
            .path(0);
    assertEquals("{workspaceFolder}/x", variable.path("value").asText());
    JsonNode asked = variable.path("variables").path("workspaceFolder");
    assertTrue(asked.path("isRequired").asBoolean());
    assertTrue(asked.path("description").asText().contains("${workspaceFolder}"));
  }

  @Test
  public void placeholdersInArgumentsAreAskedFor() {
    JsonNode arguments =
        parcel(server("'command':'npx','args':['a','${userHome}','x/${env:D}']"))
            .path("packageArguments");
    assertEquals("userHome", arguments.get(0).path("valueHint").asText());
    assertTrue(arguments.get(0).path("isRequired").asBoolean());
    assertEquals("x/{D}", arguments.get(1).path("value").asText());
  }

  @Test
  public void aCommandAsksForValuesAmongItsOptions() {
    Converted server =
        server(
            "'command':'node','args':['${workspaceFolder}/a.js','${M:-m}'],'env':{'A':'${B}',"
                + "'API_KEY':'s3cr3t','C':'${input:my-id}'},'cwd':'${B}/x'");
    JsonNode options = options(server);
    JsonNode inputs = options.path("inputs");
    assertEquals(
        "{'command':'node','args':['{workspaceFolder}/a.js','{M}'],'env':{'A':'{B}',"
            + "'API_KEY':'{API_KEY}','C':'{my-id}'},'cwd':'{B}/x'}",
        quoted(((ObjectNode) options.deepCopy()).without("inputs")));
    assertEquals(
        List.of("workspaceFolder", "M", "B", "API_KEY", "my-id"),
        inputs.properties().stream().map(Map.Entry::getKey).toList());
    assertEquals("{'default':'m'}", quoted(inputs.path("M")));
    assertTrue(inputs.path("API_KEY").path("isSecret").asBoolean());
    assertEquals(
        List.of(new LiteralSecret(Kind.ENVIRONMENT, "API_KEY", "s3cr3t")), server.secrets());
    assertEquals(List.of(), server.notes());
  }

  @Test
  public void whatIsASecretSomewhereIsOneEverywhere() {
    Converted server = server("'command':'node','env':{'A':'${B}','MY_TOKEN':'${B}'}");
    JsonNode asked = options(server).path("inputs").path("B");
    assertTrue(asked.toString(), asked.path("isSecret").asBoolean());
  }

  @Test
  public void aTextThatLooksLikeThePlaceOfAValueIsRefused() {
    assertRefused("'command':'node','args':['{B}','${B}']", "", "$ or braces");
    assertRefused("'command':'node','args':['{B}${B}']", "/args/0", "$ or braces");
  }

  @Test
  public void secretsAreKnownByTheirNames() {
    for (String name :
        List.of(
            "API_KEY",
            "apiKey",
            "TOKEN",
            "x-secret",
            "PASSWORD",
            "DB_PASSWD",
            "PWD2",
            "AUTHORIZATION",
            "BASIC_AUTH",
            "GCP_CREDENTIALS",
            "COOKIE",
            "GITHUB_PAT",
            "pat")) {
      assertHidden(name, "v4lue");
    }
  }

  @Test
  public void secretsAreKnownByTheirLooks() {
    for (String value :
        List.of(
            "Bearer abcdefgh",
            "ghp_0123456789abcdef",
            "sk-proj-0123456789abcdef",
            "xoxb-12345-abcdef",
            "eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2lnbmF0dXJl",
            "postgresql://user:password@localhost:5432/db",
            "Server=a;UID=sa;PWD=YourPassword")) {
      assertHidden("A", value);
    }
  }

  /** What the seed 1795877963 of the fuzzing found. */
  @Test
  public void aSecretIsNoName() {
    for (String secret : List.of("ghp_0123456789abcdef", "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl")) {
      for (String name : List.of(secret, "${X:-" + secret + "}", "x " + secret + " y")) {
        String text = "{'servers':[{'name':'" + name + "','command':'npx','args':['one']}]}";
        String shown = only(text).document().toString();
        assertFalse(shown, shown.contains(secret));
      }
    }
  }

  @Test
  public void lookalikesStay() {
    for (String pair :
        List.of(
            "'CHROME_PATH':'/usr/bin'",
            "'GIT_AUTHOR_NAME':'me'",
            "'MAX_TOKENS':'4096'",
            "'AUTH_ENABLED':'false'",
            "'KEYWORDS':'a b'",
            "'URL':'https://a.example/x@y'",
            "'NAME':'task-manager-0123456789'")) {
      assertEquals(pair, List.of(), server(NPX + ",'env':{" + pair + "}").secrets());
    }
  }

  @Test
  public void anExampleIsNoSecretToKeep() {
    Converted server = server(NPX + ",'env':{'API_KEY':'YOUR_API_KEY'}");
    assertEquals(List.of(), server.secrets());
    assertTrue(server.notes().get(0).contains("give the real one"));
  }

  @Test
  public void aSecretAsAnArgumentIsRefused() {
    for (String arguments :
        List.of(
            "'--api-key','abc'",
            "'--token=abc'",
            "'--header','Authorization: abc'",
            "'--header','X-Api-Key:abc'",
            "'--key','$MY_KEY'",
            "'--x','${env:MY_TOKEN}'",
            "'API_KEY=abc'",
            "'sk-0123456789abcdef'",
            "'postgres://u:p@h/db'")) {
      int last = arguments.contains("','") ? 2 : 1;
      assertRefused("'command':'npx','args':['a'," + arguments + "]", "/args/" + last, "\"env\"");
    }
    assertRefused("'command':'node','args':['--token','abc']", "/args/1", "process list");
  }

  @Test
  public void aVariableThatHoldsASecretIsNoArgument() {
    for (String program : List.of("npx", "node")) {
      assertRefused(
          "'command':'"
              + program
              + "','args':['a','${DSN}'],'env':{'DSN':'postgres://u:p4ss@h/db'}",
          "/args/1",
          "process list");
    }
  }

  @Test
  public void argumentsAboutSecretsStay() {
    String members = "'command':'npx','args':['a','--key-file','/a','--no-auth','x','--auth','no']";
    assertEquals(9, argv(members).size());
  }

  @Test
  public void valuesThatAreNoTextAreRefused() {
    assertRefused(NPX + ",'env':{'A':null}", "/env/A", "Must be a string");
    assertRefused(NPX + ",'env':{'A':'" + "a".repeat(32_769) + "'}", "/env/A", "longer than 32768");
    assertRefused(NPX + ",'env':['A']", "/env", "Must be an object");
    assertRefused(NPX + ",'env':{'A B':'c'}", "/env/A B", "no valid name");
    assertRefused(NPX + ",'env':{'A':'$${workspaceFolder}'}", "/env/A", "$ or braces");
  }

  private static void assertHidden(String name, String value) {
    Converted server = server(NPX + ",'env':{'" + name + "':'" + value + "'}");
    JsonNode variable = parcel(server).path("environmentVariables").path(0);
    assertTrue(name + value, variable.path("isSecret").asBoolean());
    assertTrue(variable.path("isRequired").asBoolean());
    assertFalse(server.toString(), server.toString().contains(value));
    assertEquals(List.of(new LiteralSecret(Kind.ENVIRONMENT, name, value)), server.secrets());
  }

  private static void assertVariable(String member, String expected) {
    JsonNode variables =
        parcel(server(NPX + ",'env':{" + member + "}")).path("environmentVariables");
    assertEquals(expected, quoted(variables.path(0)));
  }

  private static String quoted(JsonNode node) {
    return node.toString().replace('"', '\'');
  }
}
