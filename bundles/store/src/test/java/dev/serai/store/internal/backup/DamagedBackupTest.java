package dev.serai.store.internal.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingH2;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What is no backup, or none any more, is refused, and the store stays as it was. */
public class DamagedBackupTest {
  @Rule public final TestingDatabase testing = new TestingDatabase(new TestingH2());

  private Path file;
  private byte[] whole;
  private Contents before;

  @Before
  public void backup() throws IOException {
    file = testing.folder().resolve("backup");
    new JdbcSessionStore(testing.database()).save(TestingSessions.record("then"));
    new Backup(testing.database(), "1").write(file, false, rows -> {});
    whole = Files.readAllBytes(file);
    before = Contents.fill(testing.database(), "now");
  }

  @After
  public void nothingWasChanged() {
    assertEquals(before, Contents.read(testing.open(), "now"));
  }

  @Test
  public void aFileThatIsCutIsRefused() throws IOException {
    for (int length = 0; length < whole.length; length += 1 + length / 20) {
      refused(Arrays.copyOf(whole, length));
    }
    refused(Arrays.copyOf(whole, whole.length - 1));
  }

  @Test
  public void textThatIsCutAtALineIsRefused() throws IOException {
    String[] lines = unpacked(whole).split("\n");
    for (int count = 0; count < lines.length; count++) {
      String begin = String.join("\n", Arrays.copyOf(lines, count));
      refused(packed(begin + (count == 0 ? "" : "\n")));
    }
    refused(packed(unpacked(whole) + "\n"));
    refused(packed(unpacked(whole) + unpacked(whole)));
  }

  /** Some bits of a gzip stream say nothing. */
  @Test
  public void noByteCanBeChangedSoThatOtherContentsAreRead() throws IOException {
    String text = unpacked(whole);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      refused += refusedOr(text, changed);
    }
    assertTrue(refused + " of " + whole.length, refused > whole.length - 20);
  }

  @Test
  public void noCharacterCanBeChanged() throws IOException {
    byte[] text = unpacked(whole).getBytes(UTF_8);
    for (int at = 0; at < text.length; at += 7) {
      byte[] changed = text.clone();
      changed[at] ^= 1;
      Files.write(file, packed(new String(changed, UTF_8)));
      assertThrows(SeraiException.class, this::check);
    }
  }

  @Test
  public void whatIsNoBackupIsCalledSo() throws IOException {
    for (byte[] other :
        List.of(
            new byte[0],
            "something else".getBytes(UTF_8),
            packed(""),
            packed("something else\n"),
            packed("{}\n"),
            packed("[1]\n"),
            packed("null\n"),
            packed("{\"format\":7}\n"))) {
      refused(other);
    }
  }

  @Test
  public void aLineWithoutEndIsNotReadForEver() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 70; i++) {
        out.write(zeros);
      }
    }
    assertTrue(refused().getMessage().contains("too long"));
  }

  @Test
  public void aPathWithoutAFileIsNamed() throws IOException {
    Files.delete(file);
    assertTrue(refused().getMessage().contains("no such file"));
    Files.createDirectory(file);
    assertTrue(refused().getMessage().contains("folder"));
  }

  private void refused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    refused();
  }

  private int refusedOr(String text, byte[] changed) throws IOException {
    Files.write(file, changed);
    try {
      check();
    } catch (SeraiException e) {
      assertEquals(ErrorCode.BACKUP_UNREADABLE, e.code());
      return 1;
    }
    assertEquals(text, unpacked(changed));
    return 0;
  }

  private SeraiException refused() {
    SeraiException error = assertThrows(SeraiException.class, this::check);
    assertEquals(error.getMessage(), ErrorCode.BACKUP_UNREADABLE, error.code());
    assertFalse(error.getMessage(), error.getMessage().contains("/"));
    return error;
  }

  private void check() {
    new Restore(file, testing.key()).check();
  }

  private static String unpacked(byte[] whole) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(whole))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
