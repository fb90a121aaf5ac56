package dev.serai.core.registry;

import java.util.Map;

/** How a program that we start speaks MCP. */
public sealed interface CommandTransport {

  /** Newline-delimited JSON on standard input and output (MCP 2025-11-25, transports, stdio). */
  record Stdio() implements CommandTransport {}

  /**
   * Streamable HTTP on a free loopback port that the runtime chooses.
   *
   * @param url the address, with <code>{portVariable}</code> where the port goes
   * @param portVariable the name that stands for the port: replaced in braces in the URL, the
   *     arguments and the environment's values, and set as an environment variable
   * @param headers sent with each request; may hold secrets
   */
  record Http(String url, String portVariable, Map<String, String> headers)
      implements CommandTransport {
    public Http {
      headers = Map.copyOf(headers);
    }

    /** Names the headers without their values. */
    @Override
    public String toString() {
      return "Http[url="
          + url
          + ", portVariable="
          + portVariable
          + ", headers="
          + headers.keySet()
          + "]";
    }
  }
}
