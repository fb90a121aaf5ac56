package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a test expects. */
final class Conditions {
  private static final long LIMIT_SECONDS = 20;

  private Conditions() {}

  static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.call()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("did not happen: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** The number that a process writes to a file. */
  static long pid(Path file) throws Exception {
    await("a number in " + file, () -> written(file));
    return Long.parseLong(Files.readString(file).strip());
  }

  static boolean alive(long pid) {
    return ProcessIdentity.of(pid).isPresent();
  }

  private static boolean written(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }
}
