package dev.serai.store.internal.shell;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Says every two seconds how far long work has come. */
final class RowProgress implements LongConsumer {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final PrintStream out;
  private long last = System.nanoTime();

  RowProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(long rows) {
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      last = now;
      out.printf("  %,d records so far%n", rows);
    }
  }
}
