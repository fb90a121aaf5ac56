package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.EntryProblem;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import dev.serai.registry.internal.document.ServerDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Documents as people wrote them; {@code ORIGIN.tsv} beside them names where they are from, {@code
 * outcomes.tsv} where each is refused as a document and, if it is read, for a launch without
 * options.
 */
public class RealDocumentsTest {
  private static final Path REAL = Path.of("src/test/resources/real");
  private static final Path DOCUMENTS = REAL.resolve("server-json");

  @Test
  public void eachIsReadOrRefusedAtThesePlaces() throws IOException {
    Stream<String> outcomes = files().stream().map(RealDocumentsTest::outcome);
    assertEquals(
        Files.readString(REAL.resolve("outcomes.tsv")),
        Stream.concat(Stream.of("file\tdocument\tlaunch"), outcomes)
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(DOCUMENTS)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String outcome(Path file) {
    Findings findings = new Findings(file.toString());
    FileContent content = content(file);
    boolean read = ServerDocument.read(content.json().orElseThrow(), findings).isPresent();
    String launch = read ? places(candidate(file).findings()) : "-";
    return DOCUMENTS.relativize(file) + "\t" + places(findings) + "\t" + launch;
  }

  private static Candidate candidate(Path file) {
    return Candidate.of(file.getFileName().toString(), content(file));
  }

  private static FileContent content(Path file) {
    Findings findings = new Findings(file.toString());
    try {
      return new FileContent(
          new JsonDocuments().parse(Files.readAllBytes(file), findings), findings.problems());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String places(Findings findings) {
    return findings.isEmpty()
        ? "ok"
        : findings.problems().stream()
            .map(EntryProblem::pointer)
            .map(pointer -> pointer.isEmpty() ? "(document)" : pointer)
            .distinct()
            .collect(Collectors.joining(" "));
  }
}
