package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.serai.core.registry.EntryProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class SteadyFilesTest {
  private static final FileContent FIRST = json("first");
  private static final FileContent SECOND = json("second");

  private final SteadyFiles files = new SteadyFiles();

  @Test
  public void aDocumentCountsAtOnce() {
    assertFalse(files.take(Map.of("a", FIRST)));
    assertEquals(Map.of("a", FIRST), files.accepted());
    assertFalse(files.take(Map.of("a", SECOND)));
    assertEquals(Map.of("a", SECOND), files.accepted());
  }

  @Test
  public void aBadFileCountsAtTheSecondLook() {
    assertTrue(files.take(Map.of("a", bad(1))));
    assertEquals(Map.of(), files.accepted());
    assertFalse(files.take(Map.of("a", bad(1))));
    assertEquals(Map.of("a", bad(1)), files.accepted());
    assertFalse("and is known then", files.take(Map.of("a", bad(1))));
  }

  @Test
  public void aFileBeingWrittenKeepsWhatItHeld() {
    files.take(Map.of("a", FIRST));
    assertTrue(files.take(Map.of("a", bad(1))));
    assertTrue("it grows", files.take(Map.of("a", bad(2))));
    assertEquals(Map.of("a", FIRST), files.accepted());
    assertFalse(files.take(Map.of("a", SECOND)));
    assertEquals(Map.of("a", SECOND), files.accepted());
  }

  @Test
  public void aFileIsGoneAtTheSecondLook() {
    files.take(Map.of("a", FIRST));
    assertTrue(files.take(Map.of()));
    assertEquals(Set.of("a"), files.accepted().keySet());
    assertFalse(files.take(Map.of()));
    assertEquals(Map.of(), files.accepted());
  }

  @Test
  public void aFileReplacedByRenamingIsNeverGone() {
    files.take(Map.of("a", FIRST));
    assertTrue(files.take(Map.of()));
    assertFalse(files.take(Map.of("a", SECOND)));
    assertEquals(Map.of("a", SECOND), files.accepted());
  }

  @Test
  public void aRenamedFileMovesAtOnce() {
    files.take(Map.of("a", FIRST));
    assertFalse(files.take(Map.of("b", FIRST)));
    assertEquals(Map.of("b", FIRST), files.accepted());
  }

  private static FileContent json(String text) {
    return new FileContent(Optional.of(new TextNode(text)), List.of(), Instant.EPOCH);
  }

  private static FileContent bad(int line) {
    return new FileContent(
        Optional.empty(), List.of(new EntryProblem("a", "", "bad in line " + line)), Instant.EPOCH);
  }
}
