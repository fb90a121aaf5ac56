package dev.serai.orchestrator.internal.command;

import dev.serai.core.orchestration.ServerStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an operation and says so; an interrupt (Ctrl-C) leaves the wait, not the operation. */
final class Progress {
  private final PrintStream out;
  private final Duration quiet;
  private final Duration limit;

  /**
   * Says what it waits for.
   *
   * @param quiet how long to say nothing
   * @param limit how long to wait at all
   */
  Progress(PrintStream out, Duration quiet, Duration limit) {
    this.out = out;
    this.quiet = quiet;
    this.limit = limit;
  }

  Progress(PrintStream out) {
    this(out, Duration.ofMillis(500), Duration.ofMinutes(6));
  }

  void await(String what, CompletionStage<ServerStatus> operation)
      throws CommandFailure, InterruptedException {
    CompletableFuture<ServerStatus> done = operation.toCompletableFuture();
    try {
      ServerStatus status = finish(what, done);
      out.println("Server " + status.installation() + ": " + status.state());
    } catch (ExecutionException e) {
      throw CommandFailure.of(e);
    } catch (TimeoutException e) {
      throw new CommandFailure(what + " takes too long. Look at it with serai:server-show.");
    }
  }

  private ServerStatus finish(String what, CompletableFuture<ServerStatus> done)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return done.get(quiet.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      out.println(what + "... (Ctrl-C leaves it to go on by itself)");
      out.flush();
      return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
