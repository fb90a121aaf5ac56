package dev.serai.registry.internal.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Completes paths of files. */
@Service
public final class FilePathCompleter implements Completer {
  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    throw new UnsupportedOperationException("The console asks for candidates.");
  }

  @Override
  public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
    new FileCompleter().completeCandidates(session, line, candidates);
  }
}
