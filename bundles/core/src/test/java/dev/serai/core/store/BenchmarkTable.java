package dev.serai.core.store;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Prints what a bundle's script in {@code benchmarks/} collects: a table's title, then the cells of
 * one row.
 */
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

  /** Times as they are shown, in us. */
  public static String micros(long nanos) {
    return String.format("%,.2f", nanos / (double) TimeUnit.MICROSECONDS.toNanos(1));
  }

  private void print(String kind, Object... cells) {
    String row = String.join("\t", Arrays.stream(cells).map(String::valueOf).toList());
    System.out.println("BENCHMARK-" + kind + "\t" + title + "\t" + row);
  }
}
