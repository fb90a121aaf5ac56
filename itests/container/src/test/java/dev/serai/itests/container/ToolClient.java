package dev.serai.itests.container;

import java.io.IOException;
import java.util.Map;

/** A client of either era. */
interface ToolClient {
  /** Calls a tool and waits for the answer. */
  Answer call(String tool, Map<String, ?> arguments) throws IOException;
}
