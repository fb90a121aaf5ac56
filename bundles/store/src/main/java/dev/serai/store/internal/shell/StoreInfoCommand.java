package dev.serai.store.internal.shell;

import dev.serai.core.store.Store;
import dev.serai.core.store.StoreState;
import dev.serai.store.internal.StoreFacts;
import dev.serai.store.internal.sql.DatabaseFacts;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Says which database the store has and how it is, or why it has none. */
@Service
@Command(scope = "serai", name = "store-info", description = "Says how the store is")
public final class StoreInfoCommand implements Action {
  @Reference private Store store;
  @Reference private StoreFacts facts;

  @Override
  public Object execute() {
    StoreState state = store.state();
    System.out.println(text(state));
    if (state.ready()) {
      System.out.print(text(facts.facts()));
    }
    return null;
  }

  static String text(DatabaseFacts facts) {
    return "  database    %s%n  schema      %d%n  data keys   %d%n  statements  %,d since it was opened%n"
        .formatted(facts.url(), facts.schema(), facts.dataKeys(), facts.statements());
  }

  static String text(StoreState state) {
    if (state instanceof StoreState.Ready ready) {
      return "The store is ready: "
          + ready.database()
          + "."
          + (ready.late() ? " What other replicas change may be seen late." : "");
    }
    if (state instanceof StoreState.Refused refused) {
      return "The store does not open: " + refused.reason() + " " + refused.code().advice();
    }
    return "The store waits for its database: " + ((StoreState.Waiting) state).reason();
  }
}
