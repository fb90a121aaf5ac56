package dev.serai.store.internal.sql;

import dev.serai.core.store.StoreChange;
import dev.serai.store.internal.seal.Sealer;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementExceptions;

/** One transaction: its connection, its keys, and what it changes. For one thread. */
public final class Transaction {
  private final Handle handle;
  private final Sealer sealer;
  private final List<StoreChange> changes = new ArrayList<>();

  Transaction(Handle handle, Sealer sealer) {
    this.handle = withoutValuesInErrors(handle);
    this.sealer = sealer;
  }

  /** Where statements run. */
  public Handle handle() {
    return handle;
  }

  /** Seals and opens secret columns. */
  public Sealer sealer() {
    return sealer;
  }

  /** Has a change published after the commit. */
  public void changed(StoreChange change) {
    changes.add(change);
  }

  private static Handle withoutValuesInErrors(Handle handle) {
    return handle.configure(
        StatementExceptions.class,
        exceptions -> exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE));
  }

  List<StoreChange> changes() {
    return List.copyOf(changes);
  }
}
