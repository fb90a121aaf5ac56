package dev.serai.runtime.process.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class OrphanTest {
  private static final String STUBBORN =
      "(setsid sh -c 'echo $$ > pid; exec sleep 1000' </dev/null >/dev/null 2>&1 &);"
          + " trap '' TERM; while true; do sleep 0.05; done";

  @Rule public final TestingProcessRuntime home = new TestingProcessRuntime();

  private final List<ProcessHandle> started = new ArrayList<>();

  @After
  public void endAll() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  public void theStartAfterAKillEndsWhatWasLeft() throws Exception {
    home.runtime().leave();
    Path data = home.home().resolve("data");
    long server = startAndKill(data, "off");
    long straggler = Conditions.pid(home.folders().work("room").resolve("pid"));
    remember(straggler);
    assertTrue(Conditions.alive(server));
    assertTrue(Conditions.alive(straggler));

    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertFalse(Conditions.alive(server));
    assertFalse(Conditions.alive(straggler));
    Conditions.await("no pid file is left", () -> pidFiles() == 0);
  }

  @Test
  public void theMarkerAloneIsEnough() throws Exception {
    home.runtime().leave();
    long server = startAndKill(home.home().resolve("data"), "off");
    try (Stream<Path> files = Files.list(home.folders().processes())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertFalse(Conditions.alive(server));
  }

  @Test
  public void whatWasLeftInASandboxEndsAsWell() throws Exception {
    assumeTrue(
        "bwrap is not installed or does not work here",
        SandboxChoice.of("auto", System.getenv("PATH"), home.folders()) != Sandbox.NONE);
    home.runtime().leave();
    long server = startAndKill(home.home().resolve("data"), "auto");
    long straggler = Conditions.pid(home.folders().work("room").resolve("pid"));
    remember(straggler);
    assertTrue(Conditions.alive(straggler));
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertFalse(Conditions.alive(server));
    assertFalse(Conditions.alive(straggler));
  }

  @Test
  public void anotherHomeTouchesNothing() throws Exception {
    long server = startAndKill(home.home().resolve("other"), "off");
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertTrue(Conditions.alive(server));
    remember(Conditions.pid(home.home().resolve("other/serai/work/room/pid")));
  }

  @Test
  public void aSeraiOfTheSameHomeThatLivesKeepsItsProcesses() throws Exception {
    Process serai = KilledSerai.start(home.home().resolve("data"), "off", STUBBORN);
    remember(serai.pid());
    long server = number(serai);
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertTrue(Conditions.alive(server));
    remember(Conditions.pid(home.folders().work("room").resolve("pid")));
  }

  @Test
  public void aNumberThatIsUsedAgainIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "1000").start();
    remember(stranger.pid());
    ProcessIdentity reused = new ProcessIdentity(stranger.pid(), "1@an-earlier-boot");
    writeDown(reused, gone());
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertTrue(stranger.isAlive());
    assertEquals(0, pidFiles());
  }

  @Test
  public void aNumberWhoseProcessIsGoneIsForgotten() throws Exception {
    writeDown(gone(), gone());
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertEquals(0, pidFiles());
  }

  @Test
  public void aFileThatIsNoPidFileIsRemoved() throws Exception {
    Files.createDirectories(home.folders().processes());
    Files.writeString(home.folders().processes().resolve("1-x.pid"), "half a li");
    home.startAgain();
    TestingProcessRuntime.stop(home.start("cat"));
    assertEquals(0, pidFiles());
  }

  @Test
  public void aCopiedHomeIsAnotherHome() throws Exception {
    Path copy = Files.createDirectories(home.home().resolve("copy"));
    Files.copy(home.folders().state().resolve("home-id"), copy.resolve("home-id"));
    assertNotEquals(HomeId.of(home.folders().state()), HomeId.of(copy));
    assertEquals(HomeId.of(copy), HomeId.of(copy));
  }

  private long startAndKill(Path data, String sandbox) throws Exception {
    Process serai = KilledSerai.start(data, sandbox, STUBBORN);
    remember(serai.pid());
    long server = number(serai);
    Conditions.pid(data.resolve("serai/work/room/pid"));
    serai.destroyForcibly();
    assertTrue(serai.waitFor(10, TimeUnit.SECONDS));
    return server;
  }

  private long number(Process serai) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(serai.getInputStream(), StandardCharsets.UTF_8));
    long pid = Long.parseLong(output.readLine());
    remember(pid);
    return pid;
  }

  private void remember(long pid) {
    ProcessHandle.of(pid).ifPresent(started::add);
  }

  private void writeDown(ProcessIdentity process, ProcessIdentity owner) throws IOException {
    new PidFiles(home.folders().processes()).write(new PidFiles.PidFile(process, owner, "room#1"));
  }

  private static ProcessIdentity gone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    ProcessIdentity identity = new ProcessIdentity(process.pid(), "1@an-earlier-boot");
    process.waitFor();
    return identity;
  }

  private long pidFiles() throws IOException {
    try (Stream<Path> files = Files.list(home.folders().processes())) {
      return files.count();
    }
  }
}
