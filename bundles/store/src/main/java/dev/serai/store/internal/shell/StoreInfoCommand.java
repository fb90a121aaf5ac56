package dev.serai.store.internal.shell;

import dev.serai.core.store.Store;
import dev.serai.core.store.StoreState;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Says which database the store has, or why it has none. */
@Service
@Command(scope = "serai", name = "store-info", description = "Says how the store is")
public final class StoreInfoCommand implements Action {
  @Reference private Store store;

  @Override
  public Object execute() {
    System.out.println(text(store.state()));
    return null;
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
