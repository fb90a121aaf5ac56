package dev.serai.runtime.process.internal;

/** A thread that reads one stream to its end. */
final class Pump {
  private static final long STACK_BYTES = 256 * 1024;

  private Pump() {}

  static void start(String name, Runnable reading) {
    Thread thread = new Thread(null, reading, "serai-" + name, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }
}
