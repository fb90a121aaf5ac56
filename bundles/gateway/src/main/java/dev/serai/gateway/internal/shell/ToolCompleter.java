package dev.serai.gateway.internal.shell;

import dev.serai.gateway.internal.ToolDeskProvider;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the names of tools that are known without asking a server. */
@Service
public final class ToolCompleter implements Completer {
  @Reference private ToolDeskProvider desk;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(desk.tools().knownNames()).complete(session, line, candidates);
  }
}
