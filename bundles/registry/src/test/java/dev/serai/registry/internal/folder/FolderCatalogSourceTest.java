package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.document.DocumentFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FolderCatalogSourceTest {
  @Rule public final TemporaryFolder root = new TemporaryFolder();
  private TestingFolder folder;

  @Before
  public void make() throws Exception {
    folder = new TestingFolder(root.getRoot().toPath(), Duration.ofMinutes(10)).create();
  }

  @After
  public void close() {
    folder.close();
  }

  @Test
  public void entriesAreThereFromTheStart() throws Exception {
    folder.write("b.json", "a.b/time", "1.0.0", "");
    folder.write("a.json", "a.b/weather", "1.0.0", "");
    folder.start();
    assertEquals(List.of("time", "weather"), folder.aliases());
    assertEquals("folder:a.json", folder.only().origin().toString());
  }

  @Test
  public void theDocumentsBehindEntriesAreThere() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.write("bad.json", "a.b/weather", "", "");
    FileTime written = FileTime.from(Instant.parse("2026-01-02T03:04:05.678Z"));
    Files.setLastModifiedTime(folder.path("a.json"), written);
    folder.start();
    assertEquals(1, folder.source().records().size());
    Versioned<EntryRecord> record = folder.source().records().get(0);
    assertEquals("folder:a.json", record.value().id());
    assertEquals("time", record.value().alias());
    assertEquals(EntryRecord.State.ACTIVE, record.value().state());
    assertEquals(written.toInstant(), record.updated());
    assertEquals("a.b/time", DocumentFacts.read(record.value().document()).name());
  }

  @Test
  public void filesAreFollowed() throws Exception {
    folder.start();
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.awaitAliases("time");
    folder.write("a.json", "a.b/time", "2.0.0", "");
    folder.await(() -> folder.only().version().equals("2.0.0"));
    Files.delete(folder.path("a.json"));
    folder.awaitAliases();
  }

  @Test
  public void aFileThatTurnsBadLeavesAndComesBack() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.write("b.json", "a.b/weather", "1.0.0", "");
    folder.start();
    Files.writeString(folder.path("a.json"), "{ no");
    folder.awaitProblem("a.json", "no valid JSON");
    assertEquals("the others stay", List.of("weather"), folder.aliases());
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.awaitAliases("time", "weather");
    assertEquals(List.of(), folder.problems());
  }

  @Test
  public void anInvalidDocumentIsListedWithItsPlace() throws Exception {
    folder.start();
    folder.write("a.json", "a.b/time", "latest || 1", "");
    folder.awaitProblem("a.json", "is a range");
    assertEquals("/version", folder.problems().get(0).pointer());
  }

  @Test
  public void aFileWrittenInPiecesIsNeverBad() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.start();
    AtomicBoolean left = new AtomicBoolean();
    String text = TestingFolder.document("a.b/time", "2.0.0", "");
    Files.writeString(folder.path("a.json"), "");
    for (int i = 0; i < text.length(); i += 8) {
      String piece = text.substring(i, Math.min(i + 8, text.length()));
      Files.writeString(folder.path("a.json"), piece, StandardOpenOption.APPEND);
      left.compareAndSet(false, folder.aliases().isEmpty());
    }
    folder.await(() -> folder.only().version().equals("2.0.0"));
    assertFalse(left.get());
    assertEquals(List.of(), folder.problems());
  }

  @Test
  public void editorsThatReplaceTheFileAreFollowed() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    Path next = folder.path(".a.json.swp");
    Files.move(folder.path("a.json"), folder.path("a.json~"));
    Files.writeString(next, TestingFolder.document("a.b/time", "2.0.0", ""));
    Files.move(next, folder.path("a.json"), StandardCopyOption.ATOMIC_MOVE);
    folder.await(() -> !folder.aliases().isEmpty() && folder.only().version().equals("2.0.0"));
    assertEquals("its alias stays", List.of("clock"), folder.aliases());
  }

  @Test
  public void otherFilesAreIgnored() throws Exception {
    Files.writeString(folder.path("README.md"), "no document");
    Files.writeString(folder.path(".hidden.json"), "no document");
    Files.createDirectory(folder.path("folder.json"));
    folder.start();
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.awaitAliases("time");
    assertEquals(List.of(), folder.problems());
  }

  @Test
  public void aBurstOfFilesArrivesWhole() throws Exception {
    folder.start();
    for (int i = 100; i < 200; i++) {
      folder.write("s" + i + ".json", "a.b/s" + i, "1.0.0", "");
    }
    folder.await(() -> folder.aliases().size() == 100);
    for (int i = 100; i < 200; i++) {
      Files.delete(folder.path("s" + i + ".json"));
    }
    folder.awaitAliases();
  }

  @Test
  public void aFolderMayAppearLeaveAndReturn() throws Exception {
    Files.delete(folder.path(""));
    folder.start();
    folder.create().write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.awaitAliases("clock");
    Files.move(folder.path(""), root.getRoot().toPath().resolve("away"));
    folder.awaitAliases();
    folder.create().write("a.json", "a.b/time", "1.0.0", "");
    folder.awaitAliases("clock");
    Files.delete(folder.path("a.json"));
    folder.awaitAliases();
  }

  @Test
  public void aFileBehindALinkIsFoundByTheRescan() throws Exception {
    Path target = root.getRoot().toPath().resolve("target.json");
    Files.writeString(target, TestingFolder.document("a.b/time", "1.0.0", ""));
    folder = new TestingFolder(root.getRoot().toPath(), Duration.ofMillis(100));
    Files.createSymbolicLink(folder.path("a.json"), target);
    folder.start();
    Files.writeString(target, TestingFolder.document("a.b/time", "2.0.0", ""));
    folder.await(() -> folder.only().version().equals("2.0.0"));
  }

  @Test
  public void aFileThatCannotBeReadIsListed() throws Exception {
    Path unreadable = Path.of("/proc/self/mem");
    assumeTrue("needs Linux, where reading this file fails for root too", Files.exists(unreadable));
    Files.createSymbolicLink(folder.path("a.json"), unreadable);
    folder.start();
    folder.awaitProblem("a.json", "Cannot be read");
  }

  @Test
  public void theSourceStopsItsThread() throws Exception {
    folder.start();
    folder.close();
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("serai-registry-folder")));
  }
}
