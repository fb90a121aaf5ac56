package dev.serai.orchestrator.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.registry.ShadowedEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.Test;

public class RenderingTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Launch COMMAND =
      new CommandLaunch(
          List.of("npx", "-y", "echo"),
          Map.of("API_KEY", "hunter22"),
          Optional.empty(),
          new CommandTransport.Stdio());

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  public void plainListHasOneLineAServer() {
    new Tables(out, false).servers(List.of(status(COMMAND)));
    assertEquals(
        List.of(
            "echo",
            "RUNNING",
            "process",
            Text.time(NOON),
            "2",
            "pid 1, pid 2",
            "Echo [2J",
            "echo__*",
            "organization"),
        cells(lines().get(0)));
    assertEquals(1, lines().size());
  }

  @Test
  public void formattedListHasHeadings() {
    new Tables(out, true).servers(List.of(status(COMMAND)));
    assertTrue(text(), lines().get(0).contains("Server"));
    assertTrue(text(), lines().get(0).contains("Crashes"));
  }

  @Test
  public void emptyListSaysWhatToDo() {
    new Tables(out, true).servers(List.of());
    assertTrue(text(), text().contains("etc/servers"));
  }

  @Test
  public void problemsNameFilePointerAndReasonAndHiddenEntriesTheirWinner() {
    Origin winner = new Origin("bundle", "hello 2.0.0", 0, "2.0.0");
    new Tables(out, true)
        .registry(
            new RegistrySnapshot(
                1,
                List.of(),
                List.of(new EntryProblem("bad.json", "/packages/0", "It has no identifier.")),
                List.of(new ShadowedEntry(entry(COMMAND), winner))));
    assertTrue(text(), text().contains("bad.json"));
    assertTrue(text(), text().contains("/packages/0"));
    assertTrue(text(), text().contains("It has no identifier."));
    assertTrue(text(), text().contains("bundle:hello 2.0.0"));
  }

  @Test
  public void registryWithoutProblemsAddsNothing() {
    new Tables(out, true).registry(RegistrySnapshot.EMPTY);
    assertEquals("", text());
  }

  @Test
  public void sheetNamesVariablesWithoutTheirValues() {
    new Sheet(status(COMMAND)).print(out, false);
    assertTrue(text(), text().contains("API_KEY"));
    assertTrue(text(), text().contains("npx -y echo"));
    assertTrue(text(), text().contains("dev.example/echo 1.0.0"));
    assertFalse(text(), text().contains("hunter22"));
  }

  @Test
  public void sheetNamesHeadersWithoutTheirValues() {
    Launch remote =
        new RemoteLaunch(
            RemoteLaunch.Transport.SSE, "https://mcp.example", Map.of("X-Key", "hunter22"));
    new Sheet(status(remote)).print(out, true);
    assertTrue(text(), text().contains("X-Key"));
    assertFalse(text(), text().contains("hunter22"));
  }

  @Test
  public void finishedOperationPrintsTheStateAndNoProgress() throws Exception {
    new Progress(out)
        .await("Starting server echo", CompletableFuture.completedFuture(status(COMMAND)));
    assertEquals(List.of("Server echo: RUNNING"), lines());
  }

  @Test
  public void slowOperationSaysWhatItWaitsForUntilTheBound() {
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () ->
                new Progress(out, Duration.ZERO, Duration.ZERO)
                    .await("Starting server echo", new CompletableFuture<>()));
    assertEquals(List.of("Starting server echo... (Ctrl-C leaves it to go on by itself)"), lines());
    assertTrue(failure.getMessage().contains("serai:server-show"));
  }

  @Test
  public void failedOperationIsOneLineWithAdvice() {
    SeraiException error = new SeraiException(ErrorCode.START_FAILED, "Server echo: no program.");
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () -> new Progress(out).await("Starting", CompletableFuture.failedFuture(error)));
    assertEquals(
        "Server echo: no program. Read the server's log with serai:server-logs.",
        failure.getMessage());
  }

  @Test
  public void interruptLeavesTheWait() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> new Progress(out).await("Starting", new CompletableFuture<>()));
    assertFalse(Thread.interrupted());
  }

  @Test
  public void followedLogPrintsNewLinesUntilInterrupted() throws Exception {
    List<String> closed = new ArrayList<>();
    Thread viewer = Thread.currentThread();
    ServerLog log =
        new ServerLog() {
          @Override
          public List<String> tail(int lines) {
            return List.of("old");
          }

          @Override
          public AutoCloseable follow(Consumer<String> line) {
            line.accept("new \u001b[31mred");
            new Thread(() -> interruptOnceBlocked(viewer)).start();
            return () -> closed.add("closed");
          }
        };
    new LogView(out).follow(log, 5);
    assertEquals(List.of("old", "new  [31mred"), lines());
    assertEquals(List.of("closed"), closed);
  }

  @Test
  public void serverNamesAreCompleted() {
    ServerCompleter completer =
        new ServerCompleter(new TestingOrchestrator(List.of(status(COMMAND))));
    assertEquals(List.of("echo"), completer.names());
  }

  private static void interruptOnceBlocked(Thread viewer) {
    while (viewer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    viewer.interrupt();
  }

  private static ServerStatus status(Launch launch) {
    return new ServerStatus(
        new InstallationId("echo"),
        entry(launch),
        ServerState.RUNNING,
        "process",
        "",
        NOON,
        2,
        List.of("pid 1", "pid 2"));
  }

  private static CatalogEntry entry(Launch launch) {
    return new CatalogEntry(
        new Alias("echo"),
        "dev.example/echo",
        "1.0.0",
        "Echo\u001b[2J",
        "Says it again",
        launch,
        EntryOptions.DEFAULTS,
        new Origin("folder", "echo.json", 0, ""));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\t")).stream().map(String::strip).toList();
  }
}
