package dev.serai.itests.container;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A stream of events while it is open. */
final class Listener implements AutoCloseable {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Stream<String> lines;
  private final CompletableFuture<Void> reading;

  private Listener(Stream<String> lines) {
    this.lines = lines;
    this.reading =
        CompletableFuture.runAsync(
            () -> lines.filter(line -> line.startsWith("data:")).forEach(events::add),
            task -> daemon(task).start());
  }

  static Listener open(HttpClient http, HttpRequest request) {
    HttpResponse<Stream<String>> response = http.sendAsync(request, BodyHandlers.ofLines()).join();
    if (response.statusCode() != 200) {
      throw new AssertionError("The stream answers " + response.statusCode());
    }
    return new Listener(response.body());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "listener");
    thread.setDaemon(true);
    return thread;
  }

  /** Forgets what has come so far. */
  void forget() {
    events.clear();
  }

  /** Waits for a message with this method; fails after 15 s. */
  void await(String method) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    String event;
    do {
      event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("No " + method + " came");
      }
    } while (!event.contains('"' + method + '"'));
  }

  /** Waits until the server has ended the stream. */
  void awaitEnd() throws InterruptedException, TimeoutException {
    try {
      reading.get(15, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("The stream broke instead of ending", e.getCause());
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
