package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.Alias;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FrozenAliasTest {
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
  public void anAliasSurvivesARestartWhateverTheDerivationSaysThen() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "");
    Path aliases = root.getRoot().toPath().resolve("data/aliases.json");
    AliasLine given = new AliasLine("a.json", "a.b/time", new Alias("as-once-derived"));
    new AliasFile(aliases).save(new AliasBook(List.of(given)));
    folder.start();
    assertEquals(List.of("as-once-derived"), folder.aliases());
    folder.write("a.json", "a.b/time", "2.0.0", "");
    folder.restart();
    assertEquals(List.of("as-once-derived"), folder.aliases());
  }

  @Test
  public void anAliasTakenOutOfTheDocumentStays() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.restart();
    assertEquals(List.of("clock"), folder.aliases());
  }

  @Test
  public void anEditedAliasIsAProblemUntilTheEntryIsAddedAgain() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'watch'");
    folder.awaitProblem("a.json", "this entry's alias is clock");
    assertEquals("/_meta/dev.serai~1options/alias", folder.problems().get(0).pointer());
    assertEquals(List.of(), folder.aliases());
    Files.delete(folder.path("a.json"));
    folder.await(() -> folder.problems().isEmpty());
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'watch'");
    folder.awaitAliases("watch");
  }

  @Test
  public void aBadFileKeepsItsAliasOverARestart() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    Files.writeString(folder.path("a.json"), "{");
    folder.restart();
    folder.awaitProblem("a.json", "no valid JSON");
    folder.write("0.json", "a.b/other", "1.0.0", "'alias':'clock'");
    folder.awaitProblem("0.json", "belongs to \"a.json\"");
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.awaitAliases("clock");
  }

  @Test
  public void theFileSeenFirstKeepsTheAlias() throws Exception {
    folder.write("z.json", "a.b/time", "1.0.0", "");
    folder.start();
    folder.write("a.json", "c.d/time", "1.0.0", "");
    folder.awaitProblem("a.json", "The alias time belongs to \"z.json\"");
    folder.restart();
    assertEquals("a.b/time", folder.only().name());
    Files.delete(folder.path("z.json"));
    folder.await(() -> folder.problems().isEmpty());
    assertEquals("c.d/time", folder.only().name());
  }

  @Test
  public void theNameOfTheFileDecidesBetweenFilesSeenTogether() throws Exception {
    folder.write("b.json", "a.b/time", "1.0.0", "");
    folder.write("a.json", "a.b/time", "2.0.0", "");
    folder.start();
    assertEquals("2.0.0", folder.only().version());
    assertTrue(folder.problems().get(0).reason().contains("belongs to \"a.json\""));
  }

  @Test
  public void oneServerMayHaveSeveralEntries() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "");
    folder.write("b.json", "a.b/time", "1.0.0", "'alias':'time-2'");
    folder.start();
    assertEquals(List.of("time", "time-2"), folder.aliases());
  }

  @Test
  public void aRenamedFileTakesItsAliasAlong() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    folder.write("a.json", "a.b/time", "2.0.0", "");
    folder.await(() -> folder.only().version().equals("2.0.0"));
    Files.move(folder.path("a.json"), folder.path("b.json"));
    folder.await(
        () -> !folder.aliases().isEmpty() && folder.only().origin().location().equals("b.json"));
    assertEquals(List.of("clock"), folder.aliases());
  }

  @Test
  public void anotherServerInTheSameFileIsAnotherEntry() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'alias':'clock'");
    folder.start();
    folder.write("a.json", "a.b/weather", "1.0.0", "");
    folder.awaitAliases("weather");
  }

  @Test
  public void anInvalidDocumentTakesNoAlias() throws Exception {
    folder.write("a.json", "a.b/time", "1.0.0", "'variables':{'x':'1'}");
    folder.write("b.json", "c.d/time", "1.0.0", "");
    folder.start();
    assertEquals("c.d/time", folder.only().name());
  }
}
