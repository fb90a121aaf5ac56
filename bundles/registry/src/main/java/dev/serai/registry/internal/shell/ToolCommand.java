package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.error.SeraiException;
import dev.serai.core.tool.ToolCatalog;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.ShellUtil;

/** A command about tools by whoever is logged in; an error is one line with what to do. */
abstract class ToolCommand implements Action {
  private static final String NOBODY = "console";

  @Reference private Session session;
  @Reference private ToolCatalog catalog;

  /** Does it. */
  abstract void run(ToolDesk desk, PrintStream out) throws Exception;

  @Override
  public final Object execute() throws Exception {
    String login = ShellUtil.getCurrentUserName();
    Actor actor = Actor.operator(login == null ? NOBODY : login);
    try {
      run(new ToolDesk(catalog, actor), session.getConsole());
    } catch (SeraiException e) {
      throw CommandFailure.of(e);
    }
    return null;
  }
}
