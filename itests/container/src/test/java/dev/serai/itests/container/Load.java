package dev.serai.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A client that calls one tool in a loop, on a thread of its own. */
final class Load implements AutoCloseable {
  private final AtomicLong calls = new AtomicLong();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final ToolClient client;
  private final String tool;
  private final Map<String, ?> arguments;
  private final Thread thread;
  private volatile boolean ended;

  private Load(ToolClient client, String tool, Map<String, ?> arguments) {
    this.client = client;
    this.tool = tool;
    this.arguments = arguments;
    this.thread = new Thread(this::run, "load " + tool);
    thread.setDaemon(true);
  }

  static Load start(ToolClient client, String tool, Map<String, ?> arguments) {
    Load load = new Load(client, tool, arguments);
    load.thread.start();
    return load;
  }

  private void run() {
    while (!ended) {
      try {
        judge(client.call(tool, arguments));
      } catch (IOException e) {
        failures.add("call " + calls + " at " + Instant.now() + ": " + e);
      }
      calls.incrementAndGet();
    }
  }

  private void judge(Answer answer) {
    if (answer.retryable()) {
      refusals.add(answer.toString());
    } else if (!answer.succeeded()) {
      failures.add(answer.toString());
    }
  }

  long calls() {
    return calls.get();
  }

  /** Waits until that many calls have been answered, from the first one on. */
  void awaitCalls(long goal) throws Exception {
    Eventually.get(Duration.ofSeconds(60), this::calls, n -> n >= goal);
  }

  /** Every call was answered with a result. */
  void neverFailed() {
    assertEquals(tool, List.of(), failures);
    assertEquals(tool, List.of(), refusals);
  }

  /** Every call was answered with a result or with an error that says to send it again. */
  void failedRetryablyAtMost() {
    assertEquals(tool, List.of(), failures);
    assertTrue(tool + ": " + refusals, refusals.size() < calls());
  }

  /** Returns when the last call has been answered. */
  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
