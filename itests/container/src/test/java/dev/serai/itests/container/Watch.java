package dev.serai.itests.container;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists a server's tools on and on, at both endpoints and in both eras, and looks for a text. */
final class Watch implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Thread thread;
  private volatile boolean ended;

  /** Someone who lists tools. */
  interface View {
    /** The whole answer. */
    String list() throws IOException;
  }

  Watch(Distribution serai, String server, String text) throws IOException {
    List<View> views = views(serai, server);
    thread = new Thread(() -> run(views, text), "watch");
    thread.start();
  }

  /** Both eras at both endpoints. */
  static List<View> views(Distribution serai, String server) throws IOException {
    McpClient all = new McpClient(serai.endpoint()).connect();
    McpClient one = new McpClient(serai.endpoint(server)).connect();
    ModernClient modern = new ModernClient(serai.endpoint());
    ModernClient modernOne = new ModernClient(serai.endpoint(server));
    return List.of(
        () -> all.list().message().toString(),
        () -> one.list().message().toString(),
        () -> modern.list().message().toString(),
        () -> modernOne.list().message().toString());
  }

  private void run(List<View> views, String text) {
    while (!ended) {
      for (View view : views) {
        look(view, text);
      }
      rounds.incrementAndGet();
    }
  }

  private void look(View view, String text) {
    try {
      String list = view.list();
      if (list.contains(text)) {
        seen.add(list);
      }
    } catch (IOException e) {
      seen.add(e.toString());
    }
  }

  /** Waits until all have listed once more from now on. */
  void listsOnceMore() throws Exception {
    int now = rounds.get();
    Eventually.get(LIMIT, rounds::get, done -> done > now + 1);
  }

  /** The answers that had the text. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join(LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
