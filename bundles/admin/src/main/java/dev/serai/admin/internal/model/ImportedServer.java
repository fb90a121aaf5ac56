package dev.serai.admin.internal.model;

import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.registry.ImportOutcome.Unchanged;
import dev.serai.core.store.EntryRecord;
import java.util.List;

/**
 * What became of one server of an imported file; see {@link ImportOutcome}.
 *
 * @param entry null of one that was refused
 * @param code of one that was refused, or null
 */
public record ImportedServer(
    String server,
    Result result,
    EntryView entry,
    List<String> notes,
    String code,
    List<Fault> problems) {
  /** What became of it. */
  public enum Result {
    /** It is an entry now. */
    IMPORTED,
    /** It was one before. */
    UNCHANGED,
    /** It is none. */
    REFUSED
  }

  /**
   * The entry, without its document.
   *
   * @param id null where nothing was kept
   */
  public record EntryView(
      String id, String entryName, String entryVersion, String alias, EntryRecord.State state) {
    private static EntryView of(EntryRecord entry, boolean kept) {
      return new EntryView(
          kept ? entry.id() : null, entry.name(), entry.version(), entry.alias(), entry.state());
    }
  }

  /** What is wrong, and where in the file. */
  public record Fault(String pointer, String reason) {
    private static Fault of(EntryProblem problem) {
      return new Fault(problem.pointer(), problem.reason());
    }
  }

  /** As clients see it. */
  public static ImportedServer of(ImportOutcome outcome, boolean dryRun) {
    if (outcome instanceof Imported made) {
      EntryView entry = EntryView.of(made.entry(), !dryRun);
      return new ImportedServer(
          made.server(), Result.IMPORTED, entry, made.notes(), null, List.of());
    }
    if (outcome instanceof Unchanged there) {
      EntryView entry = EntryView.of(there.entry(), true);
      return new ImportedServer(
          there.server(), Result.UNCHANGED, entry, List.of(), null, List.of());
    }
    Refused refused = (Refused) outcome;
    return new ImportedServer(
        refused.server(),
        Result.REFUSED,
        null,
        List.of(),
        refused.code().name(),
        refused.problems().stream().map(Fault::of).toList());
  }
}
