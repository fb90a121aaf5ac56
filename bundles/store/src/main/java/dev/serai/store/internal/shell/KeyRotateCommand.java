package dev.serai.store.internal.shell;

import dev.serai.core.error.SeraiException;
import dev.serai.store.internal.StoreKeys;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Gives the secrets in the store a new data key. */
@Service
@Command(
    scope = "serai",
    name = "key-rotate",
    description = "Seals the secrets in the store with a new data key, while it is in use")
public final class KeyRotateCommand implements Action {
  @Reference private StoreKeys keys;

  @Override
  public Object execute() {
    try {
      System.out.println("Values sealed with the new key: " + keys.rotate());
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
    return null;
  }
}
