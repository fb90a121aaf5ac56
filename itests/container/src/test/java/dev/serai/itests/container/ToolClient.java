package dev.serai.itests.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client of either era. */
interface ToolClient {
  /** Calls a tool and waits for the answer. */
  Answer call(String tool, Map<String, ?> arguments) throws IOException;

  /** The same on another thread. */
  default CompletableFuture<Answer> callAsync(String tool, Map<String, ?> arguments) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call(tool, arguments);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
