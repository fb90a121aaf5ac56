package dev.serai.edge.internal;

import dev.serai.core.edge.McpHandler;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A handler as the contract asks for, on the asynchronous interface: echoes bodies, streams events,
 * and misbehaves where the path says so.
 */
public final class TestingHandler extends HttpServlet implements McpHandler {
  private static final long serialVersionUID = 1L;

  private final transient ConcurrentMap<String, AsyncContext> open = new ConcurrentHashMap<>();
  private final transient ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "testing-handler");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean listening = true;

  /** Whether it may keep streams open. */
  public boolean isListening() {
    return listening;
  }

  @Override
  public void stopListening() {
    listening = false;
  }

  /** The request at this path, once it is open; null before. */
  public AsyncContext open(String path) {
    return open.get(path);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    if (path.endsWith("/fail")) {
      throw new IllegalStateException("as the path says");
    } else if (path.endsWith("/sync")) {
      response.getOutputStream().print("sync");
    } else if (path.endsWith("/async-fail")) {
      request.startAsync();
      throw new IllegalStateException("as the path says");
    } else if (path.endsWith("/timeout")) {
      request.startAsync().setTimeout(50);
    } else if (path.endsWith("/never")) {
      keepOpen(path, request);
    } else if (path.endsWith("/committed")) {
      keepOpen(path, request);
      response.setContentType("text/event-stream");
      response.getOutputStream().print(": begun\n\n");
      response.flushBuffer();
    } else {
      byMethod(request, response);
    }
  }

  private void keepOpen(String path, HttpServletRequest request) {
    open.put(path, request.startAsync());
  }

  private void byMethod(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "POST" -> TestingEcho.answer(request.startAsync());
      case "GET" -> TestingEvents.stream(request.startAsync(), clock);
      case "DELETE" -> response.setStatus(204);
      default -> {
        response.setStatus(405);
        response.setHeader("Allow", "GET, POST, DELETE");
        response.setContentType("application/json");
        response.getOutputStream().print("{\"method\":\"" + request.getMethod() + "\"}");
      }
    }
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
