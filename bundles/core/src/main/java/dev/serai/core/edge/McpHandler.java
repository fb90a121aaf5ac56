package dev.serai.core.edge;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the gateway offers to the edge: a service of this type that is also a {@code
 * javax.servlet.Servlet}. The edge passes every request below its public URLs to the one with the
 * highest service ranking, unchanged; the handler routes by {@code getRequestURI()} and answers
 * asynchronously.
 *
 * <p>It is offered under this type alone: HTTP containers follow every {@code Servlet} service, and
 * one that is replaced often gets in the way of the framework.
 */
@ConsumerType
public interface McpHandler {
  /**
   * Ends the streams that would never end by themselves, and opens no other: Serai is about to
   * stop, and waits for the calls in flight only. Never blocks.
   */
  void stopListening();
}
