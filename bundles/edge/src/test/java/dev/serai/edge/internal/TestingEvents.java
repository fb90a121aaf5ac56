package dev.serai.edge.internal;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletResponse;

/** A stream of 100 events, one every 10 ms. */
final class TestingEvents implements Runnable {
  private final AsyncContext context;
  private final ScheduledExecutorService clock;
  private final ServletOutputStream out;
  private int sent;

  private TestingEvents(AsyncContext context, ScheduledExecutorService clock) throws IOException {
    this.context = context;
    this.clock = clock;
    this.out = context.getResponse().getOutputStream();
  }

  static void stream(AsyncContext context, ScheduledExecutorService clock) throws IOException {
    HttpServletResponse response = (HttpServletResponse) context.getResponse();
    response.setContentType("text/event-stream");
    response.setHeader("Cache-Control", "no-store");
    new TestingEvents(context, clock).run();
  }

  @Override
  public void run() {
    try {
      out.print("id: " + sent + "\ndata: {\"n\":" + sent + "}\n\n");
      out.flush();
      sent++;
      if (sent == 100) {
        context.complete();
      } else {
        clock.schedule(this, 10, TimeUnit.MILLISECONDS);
      }
    } catch (IOException | RejectedExecutionException e) {
      context.complete();
    }
  }
}
