package dev.serai.registry.internal.launch;

import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.Launch;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TestingDocuments;
import java.util.List;
import java.util.Optional;

/** Launches documents written with single quotes. */
final class TestingLaunch {
  private TestingLaunch() {}

  static Launch of(String text) {
    Findings findings = new Findings("test.json");
    Optional<Launch> launch = assemble(text, findings);
    assertTrue(findings.problems().toString(), findings.isEmpty());
    return launch.orElseThrow();
  }

  static CommandLaunch command(String text) {
    return (CommandLaunch) of(text);
  }

  static void assertFault(String text, String pointer, String reason) {
    Findings findings = new Findings("test.json");
    assertTrue("no launch beside a problem", assemble(text, findings).isEmpty());
    List<EntryProblem> problems = findings.problems();
    assertTrue(
        pointer + " " + reason + " in " + problems,
        problems.stream()
            .anyMatch(p -> p.pointer().equals(pointer) && p.reason().contains(reason)));
  }

  private static Optional<Launch> assemble(String text, Findings findings) {
    return ServerDocument.read(TestingDocuments.parse(TestingDocuments.json(text)), findings)
        .flatMap(document -> LaunchAssembly.of(document, findings));
  }
}
