package dev.serai.registry.internal.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.support.table.ShellTable;

/** A table on the console. */
final class Grid {
  private final ShellTable table = new ShellTable();

  /** A table with columns. */
  static Grid of(String... columns) {
    Grid grid = new Grid();
    for (String column : columns) {
      grid.table.column(column);
    }
    return grid;
  }

  /** A table of names and values, without headings. */
  static Grid sheet() {
    Grid grid = of("Property", "Value");
    grid.table.noHeaders();
    return grid;
  }

  Grid empty(String text) {
    table.emptyTableText(text);
    return this;
  }

  Grid row(Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = Text.line(values[i]);
    }
    table.addRow().addContent(shown);
    return this;
  }

  void print(PrintStream out, boolean format) {
    table.print(out, format);
  }
}
