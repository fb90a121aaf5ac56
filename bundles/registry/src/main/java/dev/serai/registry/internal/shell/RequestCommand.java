package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationRequests;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command about requests for installations. */
abstract class RequestCommand extends EntryCommand {
  /** What its argument is. */
  static final String WHICH = "The request's id";

  @Reference private InstallationRequests requests;

  /** Does it. */
  abstract void run(Desk desk, InstallationRequests requests, PrintStream out) throws Exception;

  @Override
  final void run(Desk desk, PrintStream out) throws Exception {
    run(desk, requests, out);
  }
}
