package dev.serai.runtime.process.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.Test;

public class OutboxTest {
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<IOException> failures = new ArrayList<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Outbox outbox = outbox(output);

  @Test
  public void messagesAreLinesInOrder() {
    send("{1}");
    send("{2}");
    run();
    assertEquals("{1}\n{2}\n", output.toString(StandardCharsets.UTF_8));
  }

  @Test
  public void lineBreaksBetweenTokensBecomeBlanks() {
    send("{\r\n}");
    run();
    assertEquals("{  }\n", output.toString(StandardCharsets.UTF_8));
  }

  @Test
  public void aMessageWithoutLineBreakIsNotCopied() {
    byte[] message = {'{', '}'};
    assertSame(message, OneLine.of(message));
  }

  @Test
  public void beyondTheBoundIsOverloaded() {
    send("123456");
    assertEquals(ErrorCode.OVERLOADED, refused("123456").code());
  }

  @Test
  public void roomIsFreeAgainAfterWriting() {
    send("123456");
    run();
    send("123456");
  }

  @Test
  public void oneMessageLargerThanTheBoundPasses() {
    send("12345678901234567890");
    assertEquals(ErrorCode.OVERLOADED, refused("1").code());
    run();
    send("1");
  }

  @Test
  public void nothingIsTakenAfterClosing() {
    outbox.close();
    run();
    assertEquals(ErrorCode.CALL_INTERRUPTED, refused("1").code());
  }

  @Test
  public void closingWritesWhatWaits() {
    send("1");
    outbox.close();
    run();
    assertEquals("1\n", output.toString(StandardCharsets.UTF_8));
  }

  @Test
  public void aBrokenPipeIsReportedOnce() {
    Outbox broken =
        outbox(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    broken.send(new byte[] {'1'});
    broken.send(new byte[] {'2'});
    run();
    assertEquals(1, failures.size());
    SeraiException after = assertThrows(SeraiException.class, () -> broken.send(new byte[] {'3'}));
    assertEquals(ErrorCode.CALL_INTERRUPTED, after.code());
  }

  private Outbox outbox(OutputStream target) {
    return new Outbox("room#1", target, 10, work::add, failures::add);
  }

  private void send(String text) {
    outbox.send(text.getBytes(StandardCharsets.UTF_8));
  }

  private SeraiException refused(String text) {
    return assertThrows(SeraiException.class, () -> send(text));
  }

  private void run() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }
}
