package dev.serai.registry.internal.launch;

import static dev.serai.registry.internal.document.TestingDocuments.npm;
import static dev.serai.registry.internal.launch.TestingLaunch.assertFault;
import static dev.serai.registry.internal.launch.TestingLaunch.command;
import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport.Http;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class HttpPackageTest {
  private static final String URL_AT = "/packages/0/transport/url";

  @Test
  public void thePortOfTheUrlMayBeAVariableOfTheEnvironment() {
    CommandLaunch launch =
        command(
            http("http://localhost:{PORT}/mcp", ",'environmentVariables':[{'name':'PORT'}]", ""));
    assertEquals(new Http("http://localhost:{PORT}/mcp", "PORT", Map.of()), launch.transport());
    assertEquals(Map.of("PORT", "{PORT}"), launch.environment());
  }

  @Test
  public void thePortOfTheUrlMayBeAnArgument() {
    CommandLaunch launch =
        command(
            http(
                "http://127.0.0.1:{--port}/mcp",
                ",'packageArguments':[{'type':'named','name':'--port','default':'80'}]",
                ""));
    assertEquals(new Http("http://127.0.0.1:{port}/mcp", "port", Map.of()), launch.transport());
    assertEquals(List.of("--port", "{port}"), launch.argv().subList(3, 5));
  }

  @Test
  public void thePortOfTheUrlMayBeAVariableOfAnArgument() {
    CommandLaunch launch =
        command(
            http(
                "http://{host}:{port}/mcp",
                ",'packageArguments':[{'type':'named','name':'--at','value':'{host}:{port}',"
                    + "'variables':{'host':{'default':'127.0.0.1'},'port':{'default':'80'}}}]",
                ""));
    assertEquals(new Http("http://127.0.0.1:{port}/mcp", "port", Map.of()), launch.transport());
    assertEquals(List.of("--at", "127.0.0.1:{port}"), launch.argv().subList(3, 5));
  }

  @Test
  public void aFixedPortIsFreedWhereAnInputSetsIt() {
    CommandLaunch launch =
        command(
            http(
                "http://127.0.0.1:8080/mcp",
                ",'packageArguments':[{'type':'named','name':'--port','value':'8080'}]",
                ""));
    assertEquals(new Http("http://127.0.0.1:{port}/mcp", "port", Map.of()), launch.transport());
    assertEquals(List.of("--port", "{port}"), launch.argv().subList(3, 5));
  }

  @Test
  public void aFixedPortThatNothingSetsIsAProblem() {
    assertFault(http("http://127.0.0.1:8080/mcp", "", ""), URL_AT, "Has a fixed port");
    assertFault(http("http://127.0.0.1/mcp", "", ""), URL_AT, "Has a fixed port");
  }

  @Test
  public void theOptionTransportNamesThePort() {
    CommandLaunch launch =
        command(
            http(
                "http://127.0.0.1:8080/mcp",
                ",'environmentVariables':[{'name':'PORT','default':'8080'}]",
                "'args':['-p','{PORT}'],'transport':{'type':'streamable-http',"
                    + "'url':'http://127.0.0.1:{PORT}/x','portVariable':'PORT'}"));
    assertEquals(new Http("http://127.0.0.1:{PORT}/x", "PORT", Map.of()), launch.transport());
    assertEquals(List.of("-p", "{PORT}"), launch.argv().subList(3, 5));
    assertEquals(Map.of("PORT", "{PORT}"), launch.environment());
  }

  @Test
  public void otherNamesInTheUrlAreTheEnvironmentsValues() {
    CommandLaunch launch =
        command(
            http(
                "http://localhost:{PORT}/{TENANT}/mcp",
                ",'environmentVariables':[{'name':'TENANT','isRequired':true}]",
                "'env':{'TENANT':'${env:TENANT}'}"));
    assertEquals(
        new Http("http://localhost:{PORT}/${env:TENANT}/mcp", "PORT", Map.of()),
        launch.transport());
  }

  @Test
  public void aNameWithoutValueIsAProblem() {
    assertFault(http("http://localhost:{PORT}/{X}", "", ""), URL_AT, "without a value");
  }

  @Test
  public void aSecretIsNoPartOfTheUrl() {
    assertFault(
        http(
            "http://localhost:{PORT}/{KEY}",
            ",'environmentVariables':[{'name':'KEY','isSecret':true}]",
            "'env':{'KEY':'s3cret'},'variables':{'KEY':'s3cret'}"),
        "/packages/0/environmentVariables/0",
        "Is a secret");
  }

  @Test
  public void theServerIsOnThisMachine() {
    for (String url : List.of("http://10.1.2.3:{P}/", "http://{host}:{P}/")) {
      assertFault(http(url, "", ""), URL_AT, "address of this machine");
    }
    assertFault(http("https://mcp.example/mcp", "", ""), URL_AT, "http address of this machine");
  }

  @Test
  public void headersAreSent() {
    CommandLaunch launch =
        command(
            http(
                "http://localhost:{PORT}/','headers':[{'name':'X-Key','isSecret':true,"
                    + "'isRequired':true},{'name':'X-Kind','value':'a'}],'x':'",
                "",
                "'headers':{'x-key':'${env:KEY}'}"));
    assertEquals(
        Map.of("x-key", "${env:KEY}", "X-Kind", "a"), ((Http) launch.transport()).headers());
  }

  private static String http(String url, String members, String options) {
    return npm(",'transport':{'type':'streamable-http','url':'" + url + "'}" + members, options);
  }
}
