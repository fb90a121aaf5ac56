package dev.serai.core.runtime;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** How to reach a running server. */
public sealed interface Endpoint {

  /**
   * Streamable HTTP: sessions are opened by {@code initialize}, as many as needed.
   *
   * @param uri the MCP endpoint
   * @param headers sent with each request; may hold secrets
   */
  record Http(URI uri, Map<String, String> headers) implements Endpoint {
    public Http {
      Objects.requireNonNull(uri, "uri");
      headers = Map.copyOf(headers);
    }

    /** Names the headers without their values. */
    @Override
    public String toString() {
      return "Http[uri=" + uri + ", headers=" + headers.keySet() + "]";
    }
  }

  /**
   * The HTTP+SSE pair of 2024-11-05.
   *
   * @param uri the address of the event stream
   * @param headers sent with each request; may hold secrets
   */
  record HttpSse(URI uri, Map<String, String> headers) implements Endpoint {
    public HttpSse {
      Objects.requireNonNull(uri, "uri");
      headers = Map.copyOf(headers);
    }

    /** Names the headers without their values. */
    @Override
    public String toString() {
      return "HttpSse[uri=" + uri + ", headers=" + headers.keySet() + "]";
    }
  }

  /**
   * A process's standard input and output: one channel, and so one session, for the life of the
   * process.
   *
   * @param channel the only channel
   */
  record Stdio(MessageChannel channel) implements Endpoint {
    public Stdio {
      Objects.requireNonNull(channel, "channel");
    }
  }

  /**
   * A server inside this container: each channel opened is a session of its own.
   *
   * @param sessions opens a channel
   */
  record InProcess(ChannelOpener sessions) implements Endpoint {
    public InProcess {
      Objects.requireNonNull(sessions, "sessions");
    }
  }

  /** Opens a session with a server inside this container. */
  @FunctionalInterface
  interface ChannelOpener {
    /**
     * A new channel; fails with {@code SERVICE_REPLACED} once the server has left. Never blocks.
     */
    MessageChannel open();
  }
}
