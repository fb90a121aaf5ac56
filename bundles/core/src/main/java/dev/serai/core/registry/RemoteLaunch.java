package dev.serai.core.registry;

import java.util.Map;
import java.util.Objects;

/**
 * A server that runs elsewhere: nothing to run, a URL.
 *
 * @param transport how it speaks MCP
 * @param url its address, http or https
 * @param headers sent with each request; may hold secrets
 */
public record RemoteLaunch(Transport transport, String url, Map<String, String> headers)
    implements Launch {

  /** The transports of remote servers. */
  public enum Transport {
    /** Streamable HTTP, 2025-03-26 and later. */
    STREAMABLE_HTTP,
    /** The HTTP+SSE pair of 2024-11-05. */
    SSE
  }

  public RemoteLaunch {
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(url, "url");
    headers = Map.copyOf(headers);
  }

  /** Names the headers without their values. */
  @Override
  public String toString() {
    return "RemoteLaunch[" + transport + ", url=" + url + ", headers=" + headers.keySet() + "]";
  }
}
