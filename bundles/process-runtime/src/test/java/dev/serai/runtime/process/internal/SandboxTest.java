package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.channel;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.stop;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class SandboxTest {
  @Rule
  public final TestingProcessRuntime home =
      new TestingProcessRuntime()
          .with("sandbox", "auto")
          .with("stop-input-millis", 1_000L)
          .with("stop-term-millis", 1_000L);

  private final TestingListener listener = new TestingListener();

  @Before
  public void makeSecrets() throws Exception {
    Files.writeString(home.folders().state().resolve("secret"), "secret");
    Files.writeString(Files.createDirectories(home.folders().work("other")).resolve("f"), "x");
  }

  @Test
  public void theStateFolderIsHidden() throws Exception {
    assumeBwrap();
    Path secret = home.folders().state().resolve("secret");
    assertEquals("{hidden", answer("cat " + secret + " || echo '{hidden'"));
  }

  @Test
  public void otherInstallationsAreHidden() throws Exception {
    assumeBwrap();
    Path other = home.folders().work("other").resolve("f");
    assertEquals("{hidden", answer("cat " + other + " || echo '{hidden'"));
  }

  @Test
  public void theStateFolderIsHiddenThroughOtherProcessesAsWell() throws Exception {
    assumeBwrap();
    String secret =
        "/proc/" + ProcessHandle.current().pid() + "/root" + home.folders().state() + "/secret";
    assertTrue(Files.exists(Path.of(secret)));
    assertEquals("{hidden", answer("cat " + secret + " || echo '{hidden'"));
  }

  @Test
  public void theCoverCannotBeTakenAway() throws Exception {
    assumeBwrap();
    Path state = home.folders().state();
    Path cover = state.getParent();
    String unmount = "umount -l " + cover + "; unshare -Urm umount -l " + cover + "; ";
    assertEquals(
        "{hidden", answer(unmount + "cat " + state.resolve("secret") + " || echo '{hidden'"));
  }

  @Test
  public void theOwnWorkingDirectoryStays() throws Exception {
    assumeBwrap();
    assertEquals("{written", answer("echo '{written' > note; cat note"));
    assertEquals("{written\n", Files.readString(home.folders().work("room").resolve("note")));
  }

  @Test
  public void theRestOfTheMachineStays() throws Exception {
    assumeBwrap();
    assertEquals("{yes", answer("test -e /etc/passwd && test -w /dev/null && echo '{yes'"));
  }

  @Test
  public void endingEndsWhatRunsInside() throws Exception {
    assumeBwrap();
    RunningServer server =
        home.script(
            "(setsid sh -c 'trap \"\" TERM HUP; echo $$ > pid; exec sleep 1000' </dev/null"
                + " >/dev/null 2>&1 &); trap '' TERM; while true; do sleep 0.05; done");
    long inside = Conditions.pid(home.folders().work("room").resolve("pid"));
    assertTrue(Conditions.alive(inside));
    stop(server);
    assertFalse(Conditions.alive(inside));
  }

  @Test
  public void theExitCodeComesThrough() throws Exception {
    assumeBwrap();
    ServerExit exit = TestingProcessRuntime.exit(home.script("exit 6"));
    assertEquals("exit code 6", exit.reason());
    assertEquals("stopped, exit code 0", stop(home.start("cat")).reason());
  }

  @Test
  public void withoutBwrapAutomaticGoesOnAndRequiredRefuses() throws Exception {
    String nowhere = home.home().toString();
    assertSame(Sandbox.NONE, SandboxChoice.of("auto", nowhere, home.folders()));
    Sandbox required = SandboxChoice.of("required", nowhere, home.folders());
    assertEquals(
        "The sandbox is required, but bwrap is not installed: install bubblewrap.",
        refusal(required).getMessage());
  }

  @Test
  public void whereBwrapDoesNotWorkAutomaticGoesOnAndRequiredRefuses() throws Exception {
    Path broken = Files.writeString(home.home().resolve("bwrap"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = home.home().toString();
    assertSame(Sandbox.NONE, SandboxChoice.of("auto", path, home.folders()));
    assertEquals(
        ErrorCode.START_FAILED, refusal(SandboxChoice.of("required", path, home.folders())).code());
  }

  @Test
  public void theChoiceIsCheckedAndOffIsOff() {
    assertSame(Sandbox.NONE, SandboxChoice.of("off", System.getenv("PATH"), home.folders()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SandboxChoice.of("of", System.getenv("PATH"), home.folders()));
  }

  private void assumeBwrap() {
    Sandbox here = SandboxChoice.of("auto", System.getenv("PATH"), home.folders());
    assumeTrue("bwrap is not installed or does not work here", here != Sandbox.NONE);
  }

  private String answer(String script) throws Exception {
    channel(home.script(script + "; cat")).listen(listener);
    return listener.text();
  }

  private SeraiException refusal(Sandbox sandbox) {
    return assertThrows(SeraiException.class, () -> sandbox.wrap(List.of("cat"), home.home()));
  }
}
