package dev.serai.registry.internal.shell;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-approve}. */
@Service
@Command(scope = "serai", name = "entry-approve", description = "Lets an entry be used.")
public final class EntryApprove extends EntryMove {
  @Option(
      name = "--owner",
      description = "For whom it is from now on: organization, team:NAME or user:NAME")
  @Completion(OwnerCompleter.class)
  private String owner;

  @Option(name = "--note", description = "What people should know of it")
  private String note;

  @Override
  Set<State> from() {
    return Set.of(State.DRAFT, State.PENDING);
  }

  @Override
  EntryRecord moved(Desk desk, EntryRecord before) throws CommandFailure {
    EntryRecord approved = in(State.ACTIVE, before, note);
    return owner == null ? approved : approved.of(new Owners(desk).read(owner));
  }
}
