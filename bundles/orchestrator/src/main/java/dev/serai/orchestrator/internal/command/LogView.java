package dev.serai.orchestrator.internal.command;

import dev.serai.core.runtime.ServerLog;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Prints a server's log. Lines that a slow terminal cannot take are dropped. */
final class LogView {
  private static final int BUFFER = 1000;

  private final PrintStream out;

  LogView(PrintStream out) {
    this.out = out;
  }

  void tail(ServerLog log, int lines) {
    log.tail(lines).forEach(line -> out.println(Text.line(line)));
  }

  /** Ends when the thread is interrupted (Ctrl-C). */
  void follow(ServerLog log, int lines) throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(BUFFER);
    try (AutoCloseable following = log.follow(queue::offer)) {
      tail(log, lines);
      while (following != null) {
        out.println(Text.line(queue.take()));
        out.flush();
      }
    } catch (InterruptedException left) {
      out.flush();
    }
  }
}
