package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.service.ServiceSlot;
import dev.serai.edge.internal.Eventually;
import dev.serai.edge.internal.TestingHandler;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Test;

/** The handler is replaced 50 times while clients call. */
public class SwapTest extends EdgeTest {
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicBoolean done = new AtomicBoolean();

  public SwapTest() {
    super(new HoldLimits(Duration.ofSeconds(5), 1_000), ServiceSlot.MAX_DRAIN);
  }

  @Test
  public void noRequestFailsWhileTheHandlerIsReplaced() throws Exception {
    TestingHandler handler = edge.bind();
    Thread[] clients = IntStream.range(0, 8).mapToObj(this::client).toArray(Thread[]::new);
    for (int swap = 0; swap < 50; swap++) {
      int before = answers.get();
      Eventually.until("calls go on", () -> answers.get() > before + 20);
      boolean gap = swap % 2 == 0;
      TestingHandler old = handler;
      if (gap) {
        edge.handlers().unbind(old);
        Eventually.until("requests wait", () -> edge.forwarder().held() > 0);
        handler = edge.bind();
      } else {
        handler = edge.bind();
        edge.handlers().unbind(old);
      }
      old.destroy();
    }
    done.set(true);
    for (Thread client : clients) {
      client.join(10_000);
    }
    assertTrue(failures.toString(), failures.isEmpty());
    assertEquals(0, edge.forwarder().held());
  }

  private Thread client(int number) {
    Thread thread = new Thread(() -> call(number), "client-" + number);
    thread.start();
    return thread;
  }

  private void call(int number) {
    while (!done.get()) {
      String body = "{\"id\":\"" + number + "-" + answers.get() + "\"}";
      try {
        HttpResponse<String> answer = edge.post("/mcp", body);
        if (answer.statusCode() != 200 || !answer.body().equals(body)) {
          failures.add(answer.statusCode() + " " + answer.body());
        }
        answers.incrementAndGet();
      } catch (Exception e) {
        failures.add(e.toString());
      }
    }
  }
}
