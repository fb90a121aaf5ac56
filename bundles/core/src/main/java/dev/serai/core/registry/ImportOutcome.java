package dev.serai.core.registry;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.store.EntryRecord;
import java.util.List;
import java.util.Objects;

/** What became of one server of an imported file: all of it, or nothing. */
public sealed interface ImportOutcome {
  /** What the file calls the server. */
  String server();

  /**
   * A server that is an entry now.
   *
   * @param server what the file calls it
   * @param entry the entry; of a dry run as it would be, under an id that stands for nothing
   * @param notes sentences for people: what was left out, and what has to be given when it is
   *     installed; none of them holds a secret
   */
  record Imported(String server, EntryRecord entry, List<String> notes) implements ImportOutcome {
    /** All are there; notes are copied. */
    public Imported {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(entry, "entry");
      notes = List.copyOf(notes);
    }
  }

  /**
   * A server that was an entry before, with the same document. Nothing was changed.
   *
   * @param server what the file calls it
   * @param entry the entry, in whatever state it is
   */
  record Unchanged(String server, EntryRecord entry) implements ImportOutcome {
    /** Both are there. */
    public Unchanged {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(entry, "entry");
    }
  }

  /**
   * A server that became no entry.
   *
   * @param server what the file calls it
   * @param code why, as for a single entry
   * @param problems what is wrong, at least one; pointers lead into the file
   */
  record Refused(String server, ErrorCode code, List<EntryProblem> problems)
      implements ImportOutcome {
    /** All are there; problems are copied. */
    public Refused {
      Objects.requireNonNull(server, "server");
      Objects.requireNonNull(code, "code");
      problems = List.copyOf(problems);
    }
  }
}
