package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * The table {@code imports.tsv}: file, server, then the alias and how many notes there are, or the
 * places at which it is refused, each file into a catalog of its own.
 */
public class RealImportTest {

  @Test
  public void eachServerIsImportedOrRefusedAsTheTableSays() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> file : RealFiles.all().entrySet()) {
      for (String outcome : outcomes(new TestingCatalog(), file.getValue())) {
        lines.append(file.getKey()).append('\t').append(outcome).append('\n');
      }
    }
    assertEquals(Files.readString(RealFiles.FOLDER.resolve("imports.tsv")), lines.toString());
  }

  /** The table {@code refusals.tsv}: file, server, place, what people read there. */
  @Test
  public void eachRefusalSaysWhatTheTableSays() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, byte[]> file : RealFiles.all().entrySet()) {
      for (String refusal : refusals(file.getValue())) {
        lines.append(file.getKey()).append('\t').append(refusal).append('\n');
      }
    }
    assertEquals(Files.readString(RealFiles.FOLDER.resolve("refusals.tsv")), lines.toString());
  }

  private static List<String> refusals(byte[] text) {
    try {
      return imported(new TestingCatalog(), text).stream()
          .filter(Refused.class::isInstance)
          .map(Refused.class::cast)
          .flatMap(each -> each.problems().stream().map(problem -> told(each, problem)))
          .toList();
    } catch (SeraiException e) {
      return List.of("-\t\t" + e.getMessage());
    }
  }

  private static String told(Refused refused, EntryProblem problem) {
    return refused.server() + "\t" + problem.pointer() + "\t" + problem.reason();
  }

  @Test
  public void allOfThemTwiceIsAllOfThemOnce() throws IOException {
    TestingCatalog catalog = new TestingCatalog();
    for (byte[] file : RealFiles.all().values()) {
      outcomes(catalog, file);
    }
    List<Versioned<EntryRecord>> once = catalog.store.all();
    assertTrue(String.valueOf(once.size()), once.size() > 60);
    for (byte[] file : RealFiles.all().values()) {
      for (String outcome : outcomes(catalog, file)) {
        assertFalse(outcome, outcome.contains("\timported"));
      }
    }
    assertEquals(once, catalog.store.all());
  }

  private static List<String> outcomes(TestingCatalog catalog, byte[] text) {
    List<String> lines = new ArrayList<>();
    try {
      imported(catalog, text).forEach(each -> lines.add(each.server() + "\t" + told(each)));
    } catch (SeraiException e) {
      assertEquals(ErrorCode.INVALID_ENTRY, e.code());
      lines.add("-\trefused\t" + e.getMessage());
    }
    return lines;
  }

  private static List<ImportOutcome> imported(TestingCatalog catalog, byte[] text) {
    return catalog.catalog.importAll(
        EDITOR, text, "test", new ImportOptions(ORGANIZATION, State.ACTIVE, false));
  }

  private static String told(ImportOutcome outcome) {
    if (outcome instanceof Imported made) {
      return "imported\t" + made.entry().alias() + "\t" + made.notes().size() + " notes";
    }
    if (outcome instanceof Refused refused) {
      refused.problems().forEach(RealImportTest::assertActionable);
      return "refused\t" + refused.code() + "\t" + places(refused);
    }
    return "unchanged";
  }

  /** A sentence that says what to do. */
  private static void assertActionable(EntryProblem problem) {
    assertTrue(problem.toString(), problem.reason().matches("(?s)[A-Z\"].{10,}[.]"));
  }

  private static String places(Refused refused) {
    return refused.problems().stream()
        .map(problem -> problem.pointer().isEmpty() ? "(document)" : problem.pointer())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
