package dev.serai.registry.internal.launch;

import static dev.serai.registry.internal.document.TestingDocuments.with;
import static dev.serai.registry.internal.launch.TestingLaunch.assertFault;
import static dev.serai.registry.internal.launch.TestingLaunch.command;
import static dev.serai.registry.internal.launch.TestingLaunch.of;
import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.RemoteLaunch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class LaunchChoiceTest {
  private static final String OPTIONS = "/_meta/dev.serai~1options";
  private static final String OCI = pack("oci", "example.com/a:1", "{'type':'stdio'}");
  private static final String NPM = pack("npm", "a", "{'type':'stdio'}");
  private static final String PYPI = pack("pypi", "b", "{'type':'stdio'}");
  private static final String NPM_SSE =
      pack("npm", "c", "{'type':'sse','url':'http://127.0.0.1:1/sse'}");
  private static final String SSE = "{'type':'sse','url':'https://a.example/sse'}";
  private static final String HTTP = "{'type':'streamable-http','url':'https://a.example/mcp'}";

  @Test
  public void aCommandReplacesEverythingElse() {
    CommandLaunch launch =
        command(
            document(
                OCI,
                SSE,
                "'command':'docker','args':['run','-i','a b'],'env':{'A':'${env:B}'},'cwd':'/x'"));
    assertEquals(
        new CommandLaunch(
            List.of("docker", "run", "-i", "a b"),
            Map.of("A", "${env:B}"),
            Optional.of("/x"),
            new CommandTransport.Stdio()),
        launch);
  }

  @Test
  public void aCommandMaySpeakHttp() {
    String http =
        "'command':'serve','transport':{'type':'streamable-http',"
            + "'url':'http://127.0.0.1:{PORT}/mcp','portVariable':'PORT'},'headers':{'X':'y'}";
    assertEquals(
        new CommandTransport.Http("http://127.0.0.1:{PORT}/mcp", "PORT", Map.of("X", "y")),
        command(document("", "", http)).transport());
  }

  @Test
  public void aRuntimeThatIsWantedDecides() {
    assertEquals("https://a.example/mcp", url(document(NPM, HTTP, "'runtime':'remote'")));
    assertEquals("npx", command(document(NPM, HTTP, "'runtime':'process'")).argv().get(0));
    assertEquals(
        "a", command(document("", HTTP, "'runtime':'process','command':'a'")).argv().get(0));
    assertEquals(
        "https://a.example/sse",
        url(document(NPM, SSE + "," + HTTP, "'runtime':'remote','remote':'sse'")));
  }

  @Test
  public void aRuntimeThatCannotRunItIsAProblem() {
    String runtime = OPTIONS + "/runtime";
    assertFault(document(NPM, "", "'runtime':'remote'"), runtime, "no remotes");
    assertFault(document(NPM, HTTP, "'runtime':'remote','command':'a'"), runtime, "keep one");
    assertFault(document(NPM, HTTP, "'runtime':'process','remote':0"), runtime, "keep one");
    assertFault(document("", HTTP, "'runtime':'process'"), "", "nothing to start");
    assertFault(document(NPM, HTTP, "'runtime':'k8s'"), runtime, "no Kubernetes runtime here yet");
    assertFault(document(NPM, HTTP, "'runtime':'bundle'"), runtime, "have no documents");
  }

  @Test
  public void optionsWithoutUseBesideACommandAreProblems() {
    assertFault(
        document("", "", "'command':'a','variables':{'x':'1'}"), OPTIONS + "/variables", "no use");
    assertFault(
        document("", "", "'command':'a','headers':{'x':'1'}"), OPTIONS + "/headers", "no use");
  }

  @Test
  public void optionsAskForValuesByTheirInputs() {
    String options =
        "'command':'{dir}/serve','args':['--to={to}','{none}','{b}'],'cwd':'{dir}','env':"
            + "{'KEY':'Bearer {key}','NONE':'{none}'},'inputs':{'dir':{'isRequired':true},'to':"
            + "{'default':'x'},'key':{'isSecret':true,'isRequired':true},'none':{}}";
    CommandLaunch launch =
        command(document("", "", options + ",'variables':{'dir':'/opt','key':'${env:K}'}"));
    assertEquals(List.of("/opt/serve", "--to=x", "{b}"), launch.argv());
    assertEquals(Map.of("KEY", "Bearer ${env:K}"), launch.environment());
    assertEquals(Optional.of("/opt"), launch.workingDirectory());
    assertFault(document("", "", options), OPTIONS + "/inputs/dir", "Needs a value");
    assertFault(
        document("", "", options + ",'variables':{'dir':'/opt','key':'k','more':'x'}"),
        OPTIONS + "/variables/more",
        "Is not asked for");
  }

  @Test
  public void aSecretInputIsNoArgument() {
    String options = "'args':['{key}'],'inputs':{'key':{'isSecret':true,'isRequired':true}}";
    assertFault(
        document(NPM, "", options + ",'variables':{'key':'k'}"),
        OPTIONS + "/inputs/key",
        "process list");
  }

  @Test
  public void aPackageTakesTheInputsOfItsOptions() {
    CommandLaunch launch =
        command(
            document(
                NPM,
                "",
                "'args':['{a}'],'cwd':'{d}','env':{'E':'{a}'},'inputs':{'a':{'default':'1'},"
                    + "'d':{'default':'/d'}}"));
    assertEquals("1", launch.argv().get(launch.argv().size() - 1));
    assertEquals(Map.of("E", "1"), launch.environment());
    assertEquals(Optional.of("/d"), launch.workingDirectory());
  }

  @Test
  public void theFirstPackageThatRunsHereIsTaken() {
    assertEquals("b", command(document(OCI + "," + PYPI + "," + NPM, HTTP, "")).argv().get(1));
    assertEquals("a", command(document(NPM_SSE + "," + NPM, HTTP, "")).argv().get(2));
  }

  @Test
  public void aRemoteIsTakenWhereNoPackageRunsHere() {
    assertEquals("https://a.example/mcp", url(document(OCI, SSE + "," + HTTP, "")));
    assertEquals("https://a.example/sse", url(document("", SSE, "")));
  }

  @Test
  public void anOptionPicksThePackage() {
    String both = PYPI + "," + NPM;
    assertEquals("npx", command(document(both, "", "'package':1")).argv().get(0));
    assertEquals("npx", command(document(both, "", "'package':'npm'")).argv().get(0));
    assertFault(document(both, "", "'package':2"), OPTIONS + "/package", "Picks no package");
    assertFault(document(both, "", "'package':'oci'"), OPTIONS + "/package", "Picks no package");
    assertFault(document(OCI, "", "'package':0"), "/packages/0/registryType", "cannot run here");
  }

  @Test
  public void anOptionPicksTheRemote() {
    assertEquals("https://a.example/mcp", url(document(NPM, SSE + "," + HTTP, "'remote':true")));
    assertEquals("https://a.example/sse", url(document(NPM, SSE + "," + HTTP, "'remote':0")));
    assertEquals("https://a.example/sse", url(document(NPM, HTTP + "," + SSE, "'remote':'sse'")));
    assertFault(document(NPM, "", "'remote':true"), OPTIONS + "/remote", "Picks no remote");
  }

  @Test
  public void onlyOneChoiceIsMade() {
    assertFault(document(NPM, HTTP, "'package':0,'remote':0"), OPTIONS, "keep one");
    assertFault(document(NPM, HTTP, "'command':'a','package':0"), OPTIONS, "keep one");
  }

  @Test
  public void whatCannotRunHereSaysWhy() {
    assertFault(document(OCI, "", ""), "/packages/0/registryType", "need the Kubernetes runtime");
    assertFault(document(NPM_SSE, "", ""), "/packages/0/transport/type", "over SSE");
    assertFault(document("", "", ""), "", "Has nothing to start");
  }

  private static String url(String text) {
    return ((RemoteLaunch) of(text)).url();
  }

  private static String pack(String type, String identifier, String transport) {
    return "{'registryType':'"
        + type
        + "','identifier':'"
        + identifier
        + "','transport':"
        + transport
        + "}";
  }

  private static String document(String packages, String remotes, String options) {
    return with(
        "'packages':["
            + packages
            + "],'remotes':["
            + remotes
            + "],'_meta':{'dev.serai/options':{"
            + options
            + "}},");
  }
}
