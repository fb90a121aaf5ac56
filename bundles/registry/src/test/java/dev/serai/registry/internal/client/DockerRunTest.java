package dev.serai.registry.internal.client;

import static dev.serai.registry.internal.client.TestingClient.assertRefused;
import static dev.serai.registry.internal.client.TestingClient.each;
import static dev.serai.registry.internal.client.TestingClient.parcel;
import static dev.serai.registry.internal.client.TestingClient.server;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.client.Conversion.Converted;
import java.util.List;
import org.junit.Test;

public class DockerRunTest {

  @Test
  public void anImageBecomesAnOciPackage() {
    Converted server = run("'-i','--rm','ghcr.io/a/b:1.2.3','--stdio'", "");
    assertEquals("oci", parcel(server).path("registryType").asText());
    assertEquals("ghcr.io/a/b:1.2.3", parcel(server).path("identifier").asText());
    assertFalse(parcel(server).has("version"));
    assertFalse(parcel(server).has("runtimeArguments"));
    assertEquals("1.2.3", server.document().path("version").asText());
    assertEquals(List.of("--stdio"), each(parcel(server).path("packageArguments"), "value"));
  }

  @Test
  public void aPortOfARegistryIsNoVersion() {
    Converted server = run("'localhost:5000/a'", "");
    assertEquals("1.0.0", server.document().path("version").asText());
  }

  @Test
  public void optionsAndMountsAreKept() {
    Converted server =
        run("'-v','/data:/data','--network=host','--init','--user','1000','-p8080:80','a'", "");
    JsonNode options = parcel(server).path("runtimeArguments");
    assertEquals(
        List.of("-v", "--network=host", "--init", "--user", "-p8080:80"), each(options, "name"));
    assertEquals(List.of("/data:/data", "-", "-", "1000", "-"), each(options, "value"));
  }

  @Test
  public void variablesArePassedOn() {
    Converted server =
        run(
            "'-e','A','--env','B=1','--env=C=${X}','-eD=4','-e','E','-e','API_KEY=s3cr3t','a'",
            ",'env':{'A':'0','Z':'9'}");
    JsonNode variables = parcel(server).path("environmentVariables");
    assertEquals(List.of("A", "B", "C", "D", "E", "API_KEY"), each(variables, "name"));
    assertEquals(List.of("0", "1", "-", "4", "-", "-"), each(variables, "value"));
    assertTrue(variables.get(4).path("isRequired").asBoolean());
    assertTrue(variables.get(5).path("isSecret").asBoolean());
    assertEquals("s3cr3t", server.secrets().get(0).value());
    assertEquals(
        List.of("The variable Z was left out: no -e passes it on into the container."),
        server.notes());
  }

  @Test
  public void aTerminalIsLeftOut() {
    assertTrue(run("'-it','a'", "").notes().get(0).contains("no terminal"));
  }

  @Test
  public void whatCannotBeKeptIsRefused() {
    refused("'-d','a'", "/args/1", "remove it");
    refused("'--unheard-of','a'", "/args/1", "--option=value");
    refused("'-v'", "/args/1", "Needs a value");
    refused("'-i'", "/args", "Names no image");
    refused("'-e','=','a'", "/args/2", "NAME=value");
    refused("'${IMAGE}'", "/args/1", "name of an image");
    refused("'a','--api-key','s3cr3t'", "/args/3", "process list");
  }

  private static Converted run(String arguments, String members) {
    return server("'command':'docker','args':['run'," + arguments + "]" + members);
  }

  private static void refused(String arguments, String pointer, String reason) {
    assertRefused("'command':'docker','args':['run'," + arguments + "]", pointer, reason);
  }
}
