package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-reject}. */
@Service
@Command(
    scope = "serai",
    name = "entry-reject",
    description = "Gives an entry that waits for approval back as a draft.")
public final class EntryReject extends EntryMove {
  @Option(name = "--note", description = "Why, for whoever handed it in", required = true)
  private String note;

  @Override
  Set<State> from() {
    return Set.of(State.PENDING);
  }

  @Override
  EntryRecord moved(Desk desk, EntryRecord before) {
    return in(State.DRAFT, before, note);
  }
}
