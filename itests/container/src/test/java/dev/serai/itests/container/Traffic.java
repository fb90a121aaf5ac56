package dev.serai.itests.container;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;

/**
 * Calls to three servers at once, each in a session of its own, and one more session that looks.
 */
final class Traffic extends ExternalResource {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Map<String, String> NAME = Map.of("name", "Ada");

  private final Distribution serai;
  private McpClient observer;
  private Load counter;
  private Load remote;
  private Load hello;
  private final List<Load> modern = new ArrayList<>();

  Traffic(Distribution serai) {
    this.serai = serai;
  }

  @Override
  protected void before() throws Exception {
    observer = new McpClient(serai.endpoint()).connect();
    for (String tool : List.of("counter__count", "remote__count", "hello__greet")) {
      Eventually.get(
          LIMIT, () -> observer.list().message().toString(), list -> list.contains(tool));
    }
    Eventually.get(LIMIT, () -> observer.call("counter__count", Map.of()), Answer::succeeded);
    Eventually.get(LIMIT, () -> observer.call("remote__count", Map.of()), Answer::succeeded);
    Eventually.get(LIMIT, this::greeting, "Hello, Ada!"::equals);
  }

  /** Starts the calls and waits for the first ones. */
  void flow() throws Exception {
    counter = Load.start(new McpClient(serai.endpoint()).connect(), "counter__count", Map.of());
    remote = Load.start(new McpClient(serai.endpoint("remote")).connect(), "count", Map.of());
    hello = Load.start(new McpClient(serai.endpoint()).connect(), "hello__greet", NAME);
    awaitCalls(20);
  }

  /** The same of both eras: clients of 2026-07-28 call every server, {@code modern} too. */
  void flowOfBothEras() throws Exception {
    Eventually.get(LIMIT, () -> observer.call("modern__count", Map.of()), Answer::succeeded);
    ToolClient legacy = new McpClient(serai.endpoint()).connect();
    for (String tool : List.of("counter__count", "remote__count", "modern__count")) {
      modern.add(Load.start(new ModernClient(serai.endpoint()), tool, Map.of()));
    }
    modern.add(Load.start(new ModernClient(serai.endpoint("counter")), "count", Map.of()));
    modern.add(Load.start(new ModernClient(serai.endpoint("modern")), "count", Map.of()));
    modern.add(Load.start(legacy, "modern__count", Map.of()));
    flow();
  }

  /** Waits until each client has had that many more answers. */
  void awaitCalls(int more) throws Exception {
    Map<Load, Long> goals = new LinkedHashMap<>();
    all().forEach(load -> goals.put(load, load.calls() + more));
    for (Map.Entry<Load, Long> goal : goals.entrySet()) {
      goal.getKey().awaitCalls(goal.getValue());
    }
  }

  private List<Load> all() {
    List<Load> all = new ArrayList<>(modern);
    Stream.of(counter, remote, hello).filter(Objects::nonNull).forEach(all::add);
    return all;
  }

  /** No call failed, of whichever client; if one did, the log's warnings are shown. */
  void neverFailed() throws IOException {
    try {
      all().forEach(Load::neverFailed);
    } catch (AssertionError e) {
      serai.warnings().forEach(System.err::println);
      throw e;
    }
  }

  void failedRetryablyAtMost() {
    all().forEach(Load::failedRetryablyAtMost);
  }

  /** Calls on after the last change, then ends the calls. */
  void end() throws Exception {
    awaitCalls(20);
    after();
  }

  McpClient observer() {
    return observer;
  }

  Load counter() {
    return counter;
  }

  Load remote() {
    return remote;
  }

  Load hello() {
    return hello;
  }

  Count count() throws IOException {
    return Count.of(observer.call("counter__count", Map.of()));
  }

  /** What {@code greet} says, or another answer. */
  String greeting() throws IOException {
    Answer answer = observer.call("hello__greet", NAME);
    return answer.succeeded() ? answer.text() : answer.toString();
  }

  @Override
  protected void after() {
    all().forEach(Load::close);
  }
}
