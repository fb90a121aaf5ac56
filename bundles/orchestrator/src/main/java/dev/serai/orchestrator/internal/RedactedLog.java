package dev.serai.orchestrator.internal;

import dev.serai.core.runtime.ServerLog;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server's log without the values of its environment. */
final class RedactedLog implements ServerLog {
  private final ServerLog log;
  private final Supplier<Redaction> redaction;

  RedactedLog(ServerLog log, Supplier<Redaction> redaction) {
    this.log = log;
    this.redaction = redaction;
  }

  @Override
  public List<String> tail(int lines) {
    return redaction.get().apply(log.tail(lines));
  }

  @Override
  public AutoCloseable follow(Consumer<String> line) {
    return log.follow(each -> line.accept(redaction.get().apply(each)));
  }
}
