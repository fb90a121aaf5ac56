package dev.serai.runtime.process.internal;

import static dev.serai.runtime.process.internal.TestingProcessRuntime.await;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.channel;
import static dev.serai.runtime.process.internal.TestingProcessRuntime.exit;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.MessageChannel;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class StdioTest {
  private static final int MEGABYTE = 1024 * 1024;

  @Rule
  public final TestingProcessRuntime home =
      new TestingProcessRuntime()
          .with("send-queue-bytes", MEGABYTE)
          .with("max-message-bytes", 24 * MEGABYTE);

  private final TestingListener listener = new TestingListener();

  @Test
  public void aMessageGoesThereAndBack() throws Exception {
    MessageChannel channel = listening(home.start("cat"));
    channel.send("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    assertEquals("{\"id\":1}", listener.text());
  }

  @Test
  public void aMessageOfTwentyMegabytesGoesThereAndBack() throws Exception {
    byte[] big = new byte[20 * MEGABYTE];
    Arrays.fill(big, (byte) 'x');
    big[0] = '{';
    listening(home.start("cat")).send(big);
    assertArrayEquals(big, listener.bytes());
  }

  @Test
  public void aListenerThatComesLateHearsAll() throws Exception {
    RunningServer server = home.script("echo '{\"id\":1}'; echo '[{\"id\":2}]'; cat");
    listening(server);
    assertEquals("{\"id\":1}", listener.text());
    assertEquals("[{\"id\":2}]", listener.text());
  }

  @Test
  public void noiseGoesToTheLog() throws Exception {
    RunningServer server = home.script("echo Welcome; echo ' {\"id\":1}'; cat");
    listening(server);
    assertEquals(" {\"id\":1}", listener.text());
    assertTrue(
        home.runtime().log(server.instance().installation()).tail(10).stream()
            .anyMatch(line -> line.endsWith("Welcome")));
  }

  @Test
  public void theMemoStaysWithTheChannel() throws Exception {
    MessageChannel channel = channel(home.start("cat"));
    assertEquals(Optional.empty(), channel.memo());
    channel.memo("session 1");
    assertEquals(Optional.of("session 1"), channel.memo());
    channel.memo(null);
    assertEquals(Optional.empty(), channel.memo());
  }

  @Test
  public void aServerThatDoesNotReadIsOverloadedWithinTheBound() throws Exception {
    MessageChannel channel = channel(home.start("sleep", "1000"));
    byte[] message = new byte[200 * 1024];
    SeraiException full =
        assertThrows(
            SeraiException.class,
            () -> {
              for (int sent = 0; sent < 6; sent++) {
                channel.send(message);
              }
            });
    assertEquals(ErrorCode.OVERLOADED, full.code());
  }

  @Test
  public void aServerThatDoesNotReadCanBeStopped() throws Exception {
    RunningServer server = home.start("sleep", "1000");
    channel(server).send(new byte[512 * 1024]);
    assertEquals(ServerExit.Cause.STOPPED, TestingProcessRuntime.stop(server).cause());
  }

  @Test
  public void theEndOfTheProcessIsTheEndOfTheChannel() throws Exception {
    RunningServer server = home.script("echo '{}'; exit 3");
    MessageChannel channel = listening(server);
    assertEquals("{}", listener.text());
    assertEquals("The server has ended: exit code 3.", await(listener.closed));
    SeraiException sent = assertThrows(SeraiException.class, () -> channel.send(new byte[] {'1'}));
    assertEquals(ErrorCode.CALL_INTERRUPTED, sent.code());
  }

  @Test
  public void aMessageBeyondTheBoundEndsTheServer() throws Exception {
    RunningServer server = home.script("head -c 30000000 /dev/zero | tr '\\0' '{'; cat");
    listening(server);
    String reason = "a message exceeds 25165824 bytes";
    assertEquals("The server has ended: " + reason + ".", await(listener.closed));
    ServerExit exit = exit(server);
    assertEquals(ServerExit.Cause.ENDED, exit.cause());
    assertTrue(exit.reason(), exit.reason().startsWith(reason));
  }

  @Test
  public void aServerThatClosesItsOutputIsEnded() throws Exception {
    RunningServer server = home.script("exec >&-; sleep 1000");
    listening(server);
    assertEquals("The server has ended: its standard output ended.", await(listener.closed));
    assertEquals(ServerExit.Cause.ENDED, exit(server).cause());
  }

  @Test
  public void closingTheChannelStopsTheServer() throws Exception {
    RunningServer server = home.start("cat");
    MessageChannel channel = listening(server);
    channel.close();
    assertEquals("The channel was closed.", await(listener.closed));
    assertEquals(ServerExit.Cause.STOPPED, exit(server).cause());
    assertEquals("its channel was closed, exit code 0", exit(server).reason());
  }

  private MessageChannel listening(RunningServer server) {
    MessageChannel channel = channel(server);
    channel.listen(listener);
    return channel;
  }
}
