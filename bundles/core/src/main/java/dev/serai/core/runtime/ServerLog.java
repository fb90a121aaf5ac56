package dev.serai.core.runtime;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** What a server wrote to its log. Safe for use by any thread. */
@ConsumerType
public interface ServerLog {
  /** A log without lines. */
  ServerLog EMPTY =
      new ServerLog() {
        @Override
        public List<String> tail(int lines) {
          return List.of();
        }

        @Override
        public AutoCloseable follow(Consumer<String> line) {
          return () -> {};
        }
      };

  /**
   * The newest lines, oldest first.
   *
   * @param lines how many at most, at least 1
   */
  List<String> tail(int lines);

  /**
   * Hands each new line to the consumer until the result is closed. The consumer must not block.
   */
  AutoCloseable follow(Consumer<String> line);
}
