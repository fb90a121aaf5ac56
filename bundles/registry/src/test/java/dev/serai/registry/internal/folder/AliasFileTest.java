package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.Alias;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AliasFileTest {
  private static final AliasLine LINE = new AliasLine("a.json", "a.b/c", new Alias("c"));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path file;

  @Before
  public void chooseFile() {
    file = folder.getRoot().toPath().resolve("below/aliases.json");
  }

  @Test
  public void aFileThatIsNotThereIsAnEmptyBook() {
    assertEquals(List.of(), new AliasFile(file).load().lines());
  }

  @Test
  public void linesSurviveInTheirOrder() {
    AliasLine second = new AliasLine("0.json", "a.b/d", new Alias("d"));
    new AliasFile(file).save(new AliasBook(List.of(LINE, second)));
    assertEquals(List.of(LINE, second), new AliasFile(file).load().lines());
  }

  @Test
  public void nothingIsWrittenWhereNothingChanged() throws Exception {
    new AliasFile(file).save(new AliasBook(List.of()));
    assertFalse(Files.exists(file));
  }

  @Test
  public void aBrokenFileIsPutAside() throws Exception {
    Files.createDirectories(file.getParent());
    for (String broken :
        List.of("{", "{}", "{\"format\":1,\"aliases\":[{\"alias\":\"NOT ONE\"}]}")) {
      Files.writeString(file, broken);
      assertEquals(List.of(), new AliasFile(file).load().lines());
      assertFalse(Files.exists(file));
      assertEquals(broken, Files.readString(file.resolveSibling("aliases.json.broken")));
    }
  }

  @Test
  public void aFileThatCannotBeWrittenIsTriedAgain() throws Exception {
    Files.writeString(file.getParent(), "in the way");
    AliasFile aliases = new AliasFile(file);
    AliasBook book = new AliasBook(List.of(LINE));
    aliases.save(book);
    Files.delete(file.getParent());
    aliases.save(book);
    assertTrue(Files.exists(file));
  }
}
