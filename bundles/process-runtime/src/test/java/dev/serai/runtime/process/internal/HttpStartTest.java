package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.await;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.stop;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class HttpStartTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String URL = "http://127.0.0.1:{MCP_PORT}/mcp";

  @Rule public final TestingProcessRuntime home = new TestingProcessRuntime();

  @Test
  public void theServerIsReadyWhenItsPortAccepts() throws Exception {
    RunningServer server = await(home.starting(launch(URL, java())));
    Endpoint.Http endpoint = (Endpoint.Http) server.endpoint();
    assertEquals(Map.of("X-Key", "1"), endpoint.headers());
    assertEquals(Integer.toString(endpoint.uri().getPort()), get(endpoint.uri()));
    stop(server);
    assertFalse(LoopbackAddress.accepts(endpoint.uri()));
  }

  @Test
  public void thePortGoesIntoArgumentsAndEnvironment() throws Exception {
    RunningServer server = await(home.starting(launch(URL, java("{MCP_PORT}"))));
    URI uri = ((Endpoint.Http) server.endpoint()).uri();
    assertEquals(Integer.toString(uri.getPort()), get(uri));
    CommandTransport.Http http = new CommandTransport.Http(URL, "MCP_PORT", Map.of());
    CommandLaunch launch =
        new CommandLaunch(
            List.of("x", "--port={MCP_PORT}"),
            Map.of("ADDRESS", "localhost:{MCP_PORT}"),
            Optional.empty(),
            http);
    Command command = Command.of(launch, http, 4711);
    assertEquals(List.of("x", "--port=4711"), command.argv());
    assertEquals(Map.of("ADDRESS", "localhost:4711", "MCP_PORT", "4711"), command.environment());
  }

  @Test
  public void standardOutputIsLog() throws Exception {
    await(home.starting(launch(URL, java())));
    InstallationId room = new InstallationId("room");
    Conditions.await(
        "the line is in the log",
        () -> home.runtime().log(room).tail(10).stream().anyMatch(l -> l.endsWith("listening")));
  }

  @Test
  public void aServerThatNeverListensTimesOutAndIsGone() throws Exception {
    SeraiException failure =
        failure(
            launch(URL, List.of("sh", "-c", "echo $$ > pid; sleep 1000")), Duration.ofMillis(500));
    assertEquals(ErrorCode.START_TIMEOUT, failure.code());
    assertFalse(Conditions.alive(Conditions.pid(home.folders().work("room").resolve("pid"))));
  }

  @Test
  public void aServerThatEndsBeforeItListensFails() {
    SeraiException failure =
        failure(launch(URL, List.of("sh", "-c", "exit 3")), Duration.ofSeconds(10));
    assertEquals(ErrorCode.START_FAILED, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("exit code 3"));
  }

  @Test
  public void aPortThatSomebodyElseTookIsGivenUpForAnother() throws Exception {
    ExecutorService threads = Threads.elastic();
    List<ServerSocket> thieves = new ArrayList<>();
    List<ServerProcess> started = new ArrayList<>();
    Starter starter = starter(threads);
    CommandLaunch launch = launch(URL, java());
    InstanceId instance = new InstanceId(new InstallationId("room"), "", 1);
    LocalServer server =
        new HttpStart(
                new LaunchPlan(instance, launch, Duration.ofSeconds(20)),
                launch,
                (CommandTransport.Http) launch.transport(),
                (id, command) -> {
                  if (thieves.isEmpty()) {
                    thieves.add(listen(command.environment().get("MCP_PORT")));
                  }
                  started.add(starter.start(id, command));
                  return started.get(started.size() - 1);
                })
            .run();
    assertEquals(2, started.size());
    assertFalse(started.get(0).process().isAlive());
    URI uri = ((Endpoint.Http) server.endpoint()).uri();
    assertNotEquals(thieves.get(0).getLocalPort(), uri.getPort());
    assertEquals(Integer.toString(uri.getPort()), get(uri));
    stop(server);
    thieves.get(0).close();
    threads.shutdown();
  }

  @Test
  public void aListenerOfAnotherProcessIsForeign() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process other = new ProcessBuilder("sleep", "1000").start();
      int port = socket.getLocalPort();
      assertTrue(PortListeners.foreign(port, Set.of(other.toHandle())));
      assertFalse(PortListeners.foreign(port, Set.of(ProcessHandle.current())));
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  public void nobodyIsForeignOnAPortWithoutListener() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFalse(PortListeners.foreign(port, Set.of()));
  }

  @Test
  public void onlyLoopbackUrlsAreStarted() {
    for (String url : List.of("http://192.0.2.1:{MCP_PORT}/mcp", "http://127.0.0.1:80/mcp")) {
      SeraiException failure = failure(launch(url, java()), Duration.ofSeconds(10));
      assertEquals(ErrorCode.START_FAILED, failure.code());
    }
  }

  private SeraiException failure(CommandLaunch launch, Duration limit) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> home.starting("room", launch, limit).get(20, TimeUnit.SECONDS));
    return SeraiException.of(failure);
  }

  private static CommandLaunch launch(String url, List<String> argv) {
    return new CommandLaunch(
        argv,
        Map.of(),
        Optional.empty(),
        new CommandTransport.Http(url, "MCP_PORT", Map.of("X-Key", "1")));
  }

  private Starter starter(ExecutorService threads) throws IOException {
    return new Starter(
        HomeId.of(home.folders().state()),
        home.folders(),
        home.config(),
        Sandbox.NONE,
        new PidFiles(home.folders().processes()),
        new ServerLogs(home.folders().logs(), home.config()),
        threads);
  }

  private static ServerSocket listen(String port) {
    try {
      return new ServerSocket(Integer.parseInt(port), 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> java(String... arguments) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TestingHttpServer.class.getName()));
    argv.addAll(List.of(arguments));
    return argv;
  }

  private static String get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
