package dev.serai.registry.internal.launch;

import static dev.serai.registry.internal.document.TestingDocuments.with;
import static dev.serai.registry.internal.launch.TestingLaunch.assertFault;
import static dev.serai.registry.internal.launch.TestingLaunch.of;
import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.registry.RemoteLaunch.Transport;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RemoteLaunchTest {
  private static final String OPTIONS = "/_meta/dev.serai~1options";

  @Test
  public void aRemoteIsAnAddress() {
    assertEquals(
        new RemoteLaunch(Transport.STREAMABLE_HTTP, "https://a.example/mcp", Map.of()),
        of(remote("https://a.example/mcp", "", "")));
  }

  @Test
  public void variablesOfTheUrlAreFilledIn() {
    String variables = ",'variables':{'host':{'default':'a'},'path':{'isRequired':true}}";
    assertEquals(
        new RemoteLaunch(Transport.STREAMABLE_HTTP, "https://a.example/${env:P}", Map.of()),
        of(remote("https://{host}.example/{path}", variables, "'variables':{'path':'${env:P}'}")));
  }

  @Test
  public void aVariableWithoutValueIsAProblem() {
    String required = ",'variables':{'x':{'isRequired':true}}";
    assertFault(
        remote("https://a.example/{x}", required, ""),
        "/remotes/0/variables/x",
        "add \"x\" to \"variables\"");
    assertFault(remote("https://a.example/{x}", "", ""), "/remotes/0/url", "without a value");
    assertFault(
        remote("https://a.example/{x}", ",'variables':{'x':{}}", ""),
        "/remotes/0/url",
        "without a value");
  }

  @Test
  public void aSecretIsNoPartOfTheUrl() {
    assertFault(
        remote(
            "https://a.example/{k}",
            ",'variables':{'k':{'isSecret':true}}",
            "'variables':{'k':'s3cret'}"),
        "/remotes/0/variables/k",
        "Is a secret");
  }

  @Test
  public void theUrlIsAWebAddress() {
    for (String url :
        List.of(
            "ftp://a.example", "https://", "https://u:p@a.example", "https://a.example/#x", "x")) {
      assertFault(remote(url, "", ""), "/remotes/0/url", "http or https address");
    }
  }

  @Test
  public void headersAreFilledInAndLaidOver() {
    String headers =
        ",'headers':[{'name':'Authorization','isRequired':true,'isSecret':true},"
            + "{'name':'X-Key','value':'k {key}'},{'name':'X-Opt'},{'name':'X-Own','value':'{v}',"
            + "'variables':{'v':{'default':'1'}}}],'variables':{'key':{'isSecret':true}}";
    RemoteLaunch launch =
        (RemoteLaunch)
            of(
                remote(
                    "https://a.example",
                    headers,
                    "'headers':{'Authorization':'Bearer ${env:T}'},'variables':{'key':'${env:K}'}"));
    assertEquals(
        Map.of("Authorization", "Bearer ${env:T}", "X-Key", "k ${env:K}", "X-Own", "1"),
        launch.headers());
  }

  @Test
  public void aMissingRequiredHeaderNamesTheFix() {
    assertFault(
        remote("https://a.example", ",'headers':[{'name':'X-Key','isRequired':true}]", ""),
        "/remotes/0/headers/0",
        "add \"X-Key\": \"${env:NAME}\" to \"headers\"");
    assertFault(
        remote("https://a.example", ",'headers':[{'name':'X-Key','value':'Bearer {t}'}]", ""),
        "/remotes/0/headers/0",
        "Has a {variable} without a value");
  }

  @Test
  public void whatIsForProcessesIsAProblem() {
    for (String option :
        List.of("'args':['a']", "'env':{'A':'b'}", "'cwd':'/'", "'transport':'stdio'")) {
      String key = option.substring(1, option.indexOf('\'', 1));
      assertFault(
          remote("https://a.example", "", option), OPTIONS + "/" + key, "the server is remote");
    }
    assertFault(
        remote("https://a.example", "", "'variables':{'x':'1'}"),
        OPTIONS + "/variables/x",
        "Is not asked for");
  }

  private static String remote(String url, String members, String options) {
    return with(
        "'remotes':[{'type':'streamable-http','url':'"
            + url
            + "'"
            + members
            + "}],'_meta':{'dev.serai/options':{"
            + options
            + "}},");
  }
}
