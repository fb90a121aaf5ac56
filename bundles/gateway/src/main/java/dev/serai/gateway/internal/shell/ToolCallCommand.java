package dev.serai.gateway.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.ToolDeskProvider;
import java.util.concurrent.ExecutionException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.ShellUtil;

/** Calls a tool of the default gateway and prints the answer. */
@Service
@Command(
    scope = "serai",
    name = "tool-call",
    description = "Calls a tool of the default gateway and prints the JSON-RPC answer")
public final class ToolCallCommand implements Action {
  private static final String NOBODY = "console";

  @Reference private ToolDeskProvider desk;

  @Argument(
      index = 0,
      name = "name",
      required = true,
      description = "The name as serai:tool-list shows it")
  @Completion(ToolCompleter.class)
  private String name;

  @Argument(index = 1, name = "json", description = "The arguments, a JSON object in single quotes")
  private String arguments = "{}";

  @Override
  public Object execute() throws InterruptedException {
    try {
      System.out.println(
          desk.tools().call(operator(), name, arguments).toCompletableFuture().get());
    } catch (ExecutionException e) {
      SeraiException error = SeraiException.of(e);
      throw new IllegalArgumentException(error.getMessage() + " " + error.code().advice(), e);
    }
    return null;
  }

  private static Actor operator() {
    String login = ShellUtil.getCurrentUserName();
    return Actor.operator(login == null ? NOBODY : login);
  }
}
