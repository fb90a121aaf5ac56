package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.channel;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.exit;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.stdio;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class StartTest {
  @Rule public final TestingProcessRuntime home = new TestingProcessRuntime();

  @Test
  public void itRunsCommandsAlone() {
    assertEquals("process", home.runtime().name());
    assertTrue(home.runtime().canRun(launch(List.of("cat"), Map.of())));
    assertFalse(home.runtime().canRun(new BundleLaunch("hello", 1)));
    assertFalse(
        home.runtime()
            .canRun(
                new RemoteLaunch(RemoteLaunch.Transport.SSE, "http://localhost/sse", Map.of())));
  }

  @Test
  public void aMissingProgramSaysWhatToInstall() {
    Map<String, String> nowhere = Map.of("PATH", home.home().toString());
    assertEquals(
        "The program npx is not on the PATH: install Node.js, then start the server again.",
        failure(launch(List.of("npx", "-y", "x"), nowhere)).getMessage());
    assertEquals(
        "The program uvx is not on the PATH: install uv, then start the server again.",
        failure(launch(List.of("uvx", "x"), nowhere)).getMessage());
    assertEquals(
        "The program no-such-thing is not on the PATH: install it, then start the server again.",
        failure(launch(List.of("no-such-thing"), nowhere)).getMessage());
  }

  @Test
  public void aMissingFileIsNamedWithoutItsFolder() {
    SeraiException failure = failure(launch(List.of("/no/such/program"), Map.of()));
    assertEquals(ErrorCode.START_FAILED, failure.code());
    assertEquals("The program program does not exist or cannot be run.", failure.getMessage());
  }

  @Test
  public void aProgramWithoutItsInterpreterFails() throws Exception {
    Path file = Files.writeString(home.home().resolve("script"), "#!/no/such/interpreter\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(
        ErrorCode.START_FAILED, failure(launch(List.of(file.toString()), Map.of())).code());
  }

  @Test
  public void aMissingWorkingDirectoryFails() {
    CommandLaunch launch =
        new CommandLaunch(List.of("cat"), Map.of(), Optional.of("/no/such/folder"), stdio());
    SeraiException failure = failure(launch);
    assertEquals(ErrorCode.START_FAILED, failure.code());
    assertEquals("The working directory of room#1 does not exist.", failure.getMessage());
  }

  @Test
  public void aServerThatEndsAtOnceReportsItsCodeAndItsLastLines() throws Exception {
    ServerExit exit = exit(home.script("echo 'no such database' >&2; exit 7"));
    assertEquals(ServerExit.Cause.ENDED, exit.cause());
    assertEquals("exit code 7", exit.reason());
    assertEquals(List.of("no such database"), exit.lastLines());
  }

  @Test
  public void aServerThatASignalEndsReportsTheSignal() throws Exception {
    assertEquals("exit code 137 (signal KILL)", exit(home.script("kill -9 $$")).reason());
  }

  @Test
  public void theHandleNamesTheProcess() throws Exception {
    RunningServer server = home.start("cat");
    long pid = Long.parseLong(server.handle().replace("pid ", ""));
    assertTrue(Conditions.alive(pid));
  }

  @Test
  public void eachInstallationHasAWorkingDirectoryOfItsOwn() throws Exception {
    TestingListener listener = new TestingListener();
    channel(home.script("echo \"{$(pwd)\"; cat")).listen(listener);
    assertEquals("{" + home.home().toRealPath().resolve("data/serai/work/room"), listener.text());
  }

  @Test
  public void aGivenWorkingDirectoryIsUsed() throws Exception {
    CommandLaunch launch =
        new CommandLaunch(
            List.of("sh", "-c", "echo \"{$(pwd)\"; cat"), Map.of(), Optional.of("/"), stdio());
    TestingListener listener = new TestingListener();
    channel(TestingProcessRuntime.await(home.starting(launch))).listen(listener);
    assertEquals("{/", listener.text());
  }

  @Test
  public void theEnvironmentIsTheAllowListAndTheLaunch() throws Exception {
    CommandLaunch launch =
        launch(List.of("sh", "-c", "env | sed 's/^/{/'; echo '{end'; cat"), Map.of("TOKEN", "1"));
    TestingListener listener = new TestingListener();
    channel(TestingProcessRuntime.await(home.starting(launch))).listen(listener);
    List<String> allowed = List.of(home.config().environment());
    boolean token = false;
    for (String at = listener.text(); !at.equals("{end"); at = listener.text()) {
      String name = at.substring(1, at.indexOf('='));
      token |= at.equals("{TOKEN=1");
      assertTrue(
          name,
          allowed.contains(name)
              || name.startsWith("LC_")
              || name.matches("TOKEN|SERAI_INSTANCE|SERAI_RUN|PWD|OLDPWD|SHLVL|_"));
    }
    assertTrue(token);
  }

  @Test
  public void aValueThatCannotBeSetIsNotShown() {
    SeraiException failure = failure(launch(List.of("cat"), Map.of("TOKEN", "hush\0hush")));
    assertEquals(ErrorCode.START_FAILED, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("TOKEN"));
    assertFalse(failure.getMessage(), failure.getMessage().contains("hush"));
    assertNull(failure.getCause());
  }

  @Test
  public void theFilterKnowsNamesAndBeginnings() {
    EnvironmentFilter filter = new EnvironmentFilter(List.of("PATH", "LC_*"));
    assertEquals(
        Map.of("PATH", "a", "LC_ALL", "b"),
        filter.apply(Map.of("PATH", "a", "LC_ALL", "b", "PATHS", "c", "AWS_SECRET", "d")));
  }

  @Test
  public void aRuntimeThatLeftStartsNothing() throws Exception {
    home.runtime().leave();
    assertEquals(ErrorCode.SERVICE_REPLACED, failure(launch(List.of("cat"), Map.of())).code());
  }

  private SeraiException failure(CommandLaunch launch) {
    CompletableFuture<RunningServer> starting = home.starting(launch);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> starting.get(20, TimeUnit.SECONDS));
    return SeraiException.of(failure);
  }

  private static CommandLaunch launch(List<String> argv, Map<String, String> environment) {
    return new CommandLaunch(argv, environment, Optional.empty(), stdio());
  }
}
