package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-restore}. */
@Service
@Command(
    scope = "serai",
    name = "entry-restore",
    description = "Lets a deprecated or deleted entry be used again.")
public final class EntryRestore extends EntryMove {

  @Override
  Set<State> from() {
    return Set.of(State.DEPRECATED, State.DELETED);
  }

  @Override
  EntryRecord moved(Desk desk, EntryRecord before) {
    return before.in(State.ACTIVE);
  }
}
