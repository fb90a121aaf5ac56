package dev.serai.orchestrator.internal.command;

import dev.serai.orchestrator.internal.credential.CredentialProviders;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the schemes of credential references. */
@Service
public final class SchemeCompleter implements Completer {
  @Reference private CredentialProviders providers;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(names()).complete(session, line, candidates);
  }

  List<String> names() {
    return providers.schemes().stream().map(scheme -> scheme + ":").toList();
  }
}
