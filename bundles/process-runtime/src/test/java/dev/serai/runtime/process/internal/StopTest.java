package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.exit;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.stop;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

public class StopTest {
  private static final String ORPHAN =
      "(setsid sh -c 'trap \"\" TERM HUP; echo $$ > pid; exec sleep 1000' </dev/null"
          + " >/dev/null 2>&1 &); ";

  @Rule public final TestingProcessRuntime home = new TestingProcessRuntime();

  @Test
  public void aServerEndsByItselfWhenItsInputCloses() throws Exception {
    RunningServer server = home.script("cat; echo goodbye >&2; exit 4");
    ServerExit exit = stop(server);
    assertEquals(ServerExit.Cause.STOPPED, exit.cause());
    assertEquals("stopped, exit code 4", exit.reason());
    assertEquals(List.of("goodbye"), exit.lastLines());
  }

  @Test
  public void aServerThatIgnoresItsInputGetsTerm() throws Exception {
    assertEquals(
        "stopped, exit code 143 (signal TERM)", stop(home.start("sleep", "1000")).reason());
  }

  @Test
  public void aServerThatIgnoresTermIsKilled() throws Exception {
    RunningServer server =
        home.script("trap '' TERM; echo $$ > pid; while true; do sleep 0.05; done");
    Conditions.pid(work("pid"));
    assertEquals("stopped, exit code 137 (signal KILL)", stop(server).reason());
  }

  @Test
  public void stoppingTwiceIsStoppingOnce() throws Exception {
    RunningServer server = home.start("cat");
    ServerExit first = stop(server);
    assertEquals(first, stop(server));
    assertEquals(first, exit(server));
  }

  @Test
  public void stoppingAServerThatEndedTellsHowItEnded() throws Exception {
    RunningServer server = home.script("exit 5");
    exit(server);
    assertEquals(ServerExit.Cause.ENDED, stop(server).cause());
  }

  @Test
  public void childrenOfChildrenEndAsWell() throws Exception {
    RunningServer server = home.script("sh -c 'sleep 1000 & echo $! > pid; wait' & cat; wait");
    long pid = Conditions.pid(work("pid"));
    stop(server);
    assertFalse(Conditions.alive(pid));
  }

  @Test
  public void aDescendantThatLeftTheTreeAndIgnoresTermEndsAsWell() throws Exception {
    RunningServer server = home.script(ORPHAN + "cat");
    long pid = Conditions.pid(work("pid"));
    stop(server);
    assertFalse(Conditions.alive(pid));
  }

  @Test
  public void whatACrashedServerLeftBehindEndsBeforeItsExitIsTold() throws Exception {
    RunningServer server = home.script(ORPHAN + "while ! [ -s pid ]; do sleep 0.01; done; exit 9");
    assertEquals("exit code 9", exit(server).reason());
    assertFalse(Conditions.alive(Conditions.pid(work("pid"))));
  }

  @Test
  public void aLeavingRuntimeEndsAllAtOnce() throws Exception {
    List<RunningServer> servers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      servers.add(home.script("trap '' TERM; while true; do sleep 0.05; done"));
    }
    long begin = System.nanoTime();
    home.runtime().leave();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertTrue(millis + " ms", millis < 5_000);
    for (RunningServer server : servers) {
      assertEquals(ServerExit.Cause.RUNTIME_LEFT, exit(server).cause());
      assertFalse(Conditions.alive(pid(server)));
    }
  }

  @Test
  public void aLeavingRuntimeLeavesNoThread() throws Exception {
    home.start("cat");
    home.startAgain();
    home.runtime().leave();
    Conditions.await("no thread is left", () -> ours().isEmpty());
  }

  @Test
  public void aServerThatEndedIsNoLongerWrittenDown() throws Exception {
    RunningServer server = home.start("cat");
    assertEquals(1, pidFiles());
    stop(server);
    Conditions.await("no pid file is left", () -> pidFiles() == 0);
  }

  private long pidFiles() throws Exception {
    try (Stream<Path> files = Files.list(home.folders().processes())) {
      return files.count();
    }
  }

  private Path work(String file) {
    return home.folders().work("room").resolve(file);
  }

  private static List<String> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("serai-"))
        .toList();
  }

  private static long pid(RunningServer server) {
    return Long.parseLong(server.handle().replace("pid ", ""));
  }
}
