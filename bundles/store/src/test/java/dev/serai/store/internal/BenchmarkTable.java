package dev.serai.store.internal;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Prints what {@code benchmarks/store} collects: a table's title, then the cells of one row. */
public final class BenchmarkTable {
  private final String title;

  /** A table with headings. */
  public BenchmarkTable(String title, String... headings) {
    this.title = title;
    print("HEAD", (Object[]) headings);
  }

  /** Adds a row. */
  public void row(Object... cells) {
    print("ROW", cells);
  }

  /** Times as they are shown, in ms. */
  public static String millis(long nanos) {
    return String.format("%,.1f", nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
  }

  private void print(String kind, Object... cells) {
    String row = String.join("\t", Arrays.stream(cells).map(String::valueOf).toList());
    System.out.println("BENCHMARK-" + kind + "\t" + title + "\t" + row);
  }
}
