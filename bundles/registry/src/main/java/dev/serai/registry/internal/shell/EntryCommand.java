package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Management;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.InstallationCatalog;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.ShellUtil;

/** A command by whoever is logged in at the console; an error is one line with what to do. */
abstract class EntryCommand implements Action {
  private static final String NOBODY = "console";

  @Reference private Session session;
  @Reference private EntryCatalog catalog;
  @Reference private InstallationCatalog installations;
  @Reference private Management management;

  /** Does it. */
  abstract void run(Desk desk, PrintStream out) throws Exception;

  @Override
  public final Object execute() throws Exception {
    String login = ShellUtil.getCurrentUserName();
    Actor actor = Actor.operator(login == null ? NOBODY : login);
    try {
      run(new Desk(catalog, installations, management, actor), session.getConsole());
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
    return null;
  }

  final Session session() {
    return session;
  }
}
