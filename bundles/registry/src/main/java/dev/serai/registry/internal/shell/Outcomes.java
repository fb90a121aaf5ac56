package dev.serai.registry.internal.shell;

import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import java.io.PrintStream;

/** Prints what became of the servers of a file. */
final class Outcomes {
  private final PrintStream out;
  private final boolean dryRun;

  Outcomes(PrintStream out, boolean dryRun) {
    this.out = out;
    this.dryRun = dryRun;
  }

  void print(ImportOutcome outcome) {
    if (outcome instanceof Imported made) {
      print(made);
    } else if (outcome instanceof Unchanged there) {
      line(
          there.server(),
          "is there already as "
              + Text.entry(there.entry())
              + ", "
              + States.word(there.entry().state())
              + ".");
    } else if (outcome instanceof Refused refused) {
      line(refused.server(), "refused (" + refused.code() + ").");
      refused.problems().forEach(this::print);
    }
  }

  private void print(Imported made) {
    String id = dryRun ? "" : " (" + made.entry().id() + ")";
    line(
        made.server(),
        (dryRun ? "would be " : "is ")
            + Text.entry(made.entry())
            + id
            + ", "
            + States.word(made.entry().state())
            + ".");
    made.notes().forEach(this::detail);
  }

  private void print(EntryProblem problem) {
    String place = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
    detail(place + problem.reason());
  }

  private void line(String server, String text) {
    out.println(Text.line(server) + ": " + text);
  }

  private void detail(String text) {
    out.println("  " + Text.line(text));
  }
}
