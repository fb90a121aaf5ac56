package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-submit}. */
@Service
@Command(scope = "serai", name = "entry-submit", description = "Hands in a draft for approval.")
public final class EntrySubmit extends EntryMove {

  @Override
  Set<State> from() {
    return Set.of(State.DRAFT);
  }

  @Override
  EntryRecord moved(Desk desk, EntryRecord before) {
    return before.in(State.PENDING);
  }
}
