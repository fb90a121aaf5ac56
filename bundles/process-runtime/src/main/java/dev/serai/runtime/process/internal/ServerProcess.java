package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.ServerExit;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of a server, from its start to its end. Safe for use by any thread. */
final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final int LAST_LINES = 20;
  private static final int LAST_CHARS = 16 * 1024;
  private static final int MAX_LOG_LINE = 16 * 1024;
  private static final long DRAIN_MILLIS = 500;

  private final String server;
  private final Process process;
  private final ProcessTree tree;
  private final InstallationLog log;
  private final Executor threads;
  private final Runnable forget;
  private final LineRing lastLines = new LineRing(LAST_LINES, LAST_CHARS);
  private final CountDownLatch errorsRead = new CountDownLatch(1);
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CompletableFuture<ServerExit> exit = new CompletableFuture<>();
  private volatile Runnable closeInput;
  private volatile Consumer<String> beforeExit = reason -> {};

  /**
   * A process that runs; {@link #watch} has to follow.
   *
   * @param forget runs when it has ended, before that is told
   */
  ServerProcess(
      String server,
      Process process,
      ProcessTree tree,
      InstallationLog log,
      Executor threads,
      Runnable forget) {
    this.server = server;
    this.process = process;
    this.tree = tree;
    this.log = log;
    this.threads = threads;
    this.forget = forget;
    this.closeInput = this::closeQuietly;
  }

  /** How to close its standard input, where somebody writes to it. */
  void closeInputBy(Runnable close) {
    closeInput = close;
  }

  /** What hears the reason just before {@link #exit} completes. */
  void beforeExit(Consumer<String> heard) {
    beforeExit = heard;
  }

  /** Begins to keep its standard error and to wait for its end. */
  void watch() {
    note("started");
    Pump.start(
        server + "-stderr",
        () -> {
          logLines(process.getErrorStream());
          errorsRead.countDown();
        });
    process.onExit().thenRun(() -> end(ServerExit.Cause.ENDED, ""));
  }

  Process process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  /** The processes that belong to it. */
  ProcessTree tree() {
    return tree;
  }

  /** Completes, never exceptionally, when nothing of it is left. */
  CompletableFuture<ServerExit> exit() {
    return exit.copy();
  }

  /**
   * Ends it; the first cause counts. Never blocks.
   *
   * @param why one sentence's beginning, or empty
   */
  CompletableFuture<ServerExit> end(ServerExit.Cause cause, String why) {
    if (ending.compareAndSet(false, true)) {
      threads.execute(() -> conclude(cause, why));
    }
    return exit();
  }

  /** Keeps a line of its log. */
  void log(byte[] line) {
    String text = LogText.of(line);
    lastLines.add(text);
    log.add(pid(), text);
  }

  /** Keeps all lines of a stream, to its end. */
  void logLines(InputStream stream) {
    try {
      LineFramer.splitting(stream, MAX_LOG_LINE).run(this::log);
    } catch (IOException e) {
      LOG.debug("Server {}: its log ended", server, e);
    }
  }

  private void conclude(ServerExit.Cause cause, String why) {
    boolean gone = false;
    try {
      gone = tree.end(closeInput);
      process.waitFor(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
      errorsRead.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finish(cause, reason(why, gone));
    }
  }

  private void finish(ServerExit.Cause cause, String reason) {
    note("ended: " + reason);
    LOG.info("Server {}, pid {}, ended: {}", server, pid(), reason);
    forget.run();
    beforeExit.accept(reason);
    exit.complete(new ServerExit(cause, reason, lastLines.tail(LAST_LINES)));
  }

  private String reason(String why, boolean gone) {
    String code = process.isAlive() ? "still running" : ExitText.of(process.exitValue());
    String left = gone ? "" : "; some of its processes could not be ended";
    return (why.isEmpty() ? code : why + ", " + code) + left;
  }

  private void note(String event) {
    log.add(pid(), "[serai] " + server + " " + event);
  }

  private void closeQuietly() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("Server {}: its standard input was closed already", server, e);
    }
  }
}
