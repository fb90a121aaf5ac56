package dev.serai.runtime.process.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class LineFramerTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  public void linesEndWithEitherLineBreak() throws IOException {
    LineFramer.strict(stream("{1}\n{2}\r\n{3}"), 100).run(this::keep);
    assertEquals(List.of("{1}", "{2}", "{3}"), lines);
  }

  @Test
  public void blankLinesAreSkipped() throws IOException {
    LineFramer.strict(stream("\n\r\n \t \n{1}\n\n"), 100).run(this::keep);
    assertEquals(List.of("{1}"), lines);
  }

  @Test
  public void aLineMayComeInPieces() throws IOException {
    LineFramer.strict(oneByteAtATime("{\"a\":1}\r\n{}\n"), 100).run(this::keep);
    assertEquals(List.of("{\"a\":1}", "{}"), lines);
  }

  @Test
  public void aLineOfTwentyMegabytesIsOne() throws IOException {
    byte[] big = new byte[20 * 1024 * 1024];
    Arrays.fill(big, (byte) 'x');
    byte[] stream = Arrays.copyOf(big, big.length + 3);
    System.arraycopy("\n{}".getBytes(StandardCharsets.UTF_8), 0, stream, big.length, 3);
    List<byte[]> heard = new ArrayList<>();
    LineFramer.strict(new ByteArrayInputStream(stream), 64 * 1024 * 1024).run(heard::add);
    assertEquals(2, heard.size());
    assertArrayEquals(big, heard.get(0));
  }

  @Test
  public void theLongestLineAllowedPasses() throws IOException {
    LineFramer.strict(stream("12345\r\n12345\n"), 5).run(this::keep);
    assertEquals(List.of("12345", "12345"), lines);
  }

  @Test
  public void aLongerLineFailsAfterThoseBeforeIt() {
    LineFramer framer = LineFramer.strict(stream("1\n123456\n2\n"), 5);
    assertThrows(LineFramer.LineTooLongException.class, () -> framer.run(this::keep));
    assertEquals(List.of("1"), lines);
  }

  @Test
  public void aLineWithoutEndFailsWhileItIsRead() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    LineFramer framer = LineFramer.strict(endless, 1_000_000);
    assertThrows(LineFramer.LineTooLongException.class, () -> framer.run(this::keep));
  }

  @Test
  public void splittingLosesNothing() throws IOException {
    LineFramer.splitting(stream("123456789\nab\n"), 4).run(this::keep);
    assertEquals("123456789ab", String.join("", lines));
    assertEquals("ab", lines.get(lines.size() - 1));
  }

  private void keep(byte[] line) {
    lines.add(new String(line, StandardCharsets.UTF_8));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream oneByteAtATime(String text) {
    InputStream all = stream(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return all.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return all.read(target, offset, Math.min(1, length));
      }
    };
  }
}
