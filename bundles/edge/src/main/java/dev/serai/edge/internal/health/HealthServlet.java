package dev.serai.edge.internal.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.serai.core.health.Health;
import dev.serai.edge.internal.guard.Loopback;
import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Health over HTTP, for probes and people: {@code /health/live} says that this process answers,
 * {@code /health/ready} whether it serves clients (200 or 503 with {@code Retry-After}), both with
 * what each part says of itself.
 */
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  private final transient HealthBoard board;

  /** Shows what a board says. */
  public HealthServlet(HealthBoard board) {
    this.board = board;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/ready" : request.getPathInfo();
    if (!Loopback.includes(request.getLocalAddr())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (path.equals("/live")) {
      show(response, Health.Level.UP, List.of());
    } else if (path.equals("/ready")) {
      List<HealthBoard.Line> lines = board.look();
      show(response, HealthBoard.worst(lines), lines);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void show(
      HttpServletResponse response, Health.Level level, List<HealthBoard.Line> lines)
      throws IOException {
    if (level == Health.Level.DOWN) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "1");
    }
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject();
      json.writeStringField("status", level.name());
      json.writeArrayFieldStart("checks");
      for (HealthBoard.Line line : lines) {
        write(json, line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, HealthBoard.Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", line.name());
    json.writeStringField("status", line.health().level().name());
    json.writeStringField("message", line.health().message());
    json.writeEndObject();
  }
}
