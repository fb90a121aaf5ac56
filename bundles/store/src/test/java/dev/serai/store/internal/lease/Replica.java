package dev.serai.store.internal.lease;

import dev.serai.core.store.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link LeaseHolder} and what it printed. */
final class Replica implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  Replica(String schema, Path key, String owner) throws IOException {
    process = LeaseHolder.start(schema, key, owner);
    BufferedReader output = process.inputReader();
    Thread reader = new Thread(() -> output.lines().forEach(lines::add));
    reader.setDaemon(true);
    reader.start();
  }

  void awaits(String line) {
    awaits(line, 1);
  }

  /** Waits until it printed the line so many times more. */
  void awaits(String line, int times) {
    long before = count(line);
    Eventually.holds(line, () -> count(line) >= before + times);
  }

  void awaitsEver(String line) {
    Eventually.holds(line, () -> lines.contains(line));
  }

  boolean printed(String line) {
    return lines.contains(line);
  }

  void pause() throws Exception {
    signal("-STOP");
  }

  void goOn() throws Exception {
    signal("-CONT");
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private long count(String line) {
    return lines.stream().filter(line::equals).count();
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", name, Long.toString(process.pid())).inheritIO().start().waitFor();
  }
}
