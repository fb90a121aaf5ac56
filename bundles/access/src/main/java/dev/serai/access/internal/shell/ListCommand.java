package dev.serai.access.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Option;

/** A command that prints a table. */
abstract class ListCommand extends ManagementCommand {
  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Option(name = "--search", description = "Only what has this in its name")
  private String search;

  /** What is printed. */
  abstract Grid grid(Desk desk, String search);

  @Override
  final void run(Desk desk, PrintStream out) {
    grid(desk, search).print(out, !noFormat);
  }
}
