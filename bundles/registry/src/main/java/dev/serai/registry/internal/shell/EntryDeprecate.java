package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-deprecate}. */
@Service
@Command(
    scope = "serai",
    name = "entry-deprecate",
    description = "Says that an entry should not be chosen any more.")
public final class EntryDeprecate extends EntryMove {
  @Option(name = "--note", description = "Why, and what to choose instead")
  private String note;

  @Override
  Set<State> from() {
    return Set.of(State.ACTIVE);
  }

  @Override
  EntryRecord moved(Desk desk, EntryRecord before) {
    return in(State.DEPRECATED, before, note);
  }
}
