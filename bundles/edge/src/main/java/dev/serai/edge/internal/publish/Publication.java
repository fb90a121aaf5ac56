package dev.serai.edge.internal.publish;

/** The public MCP URLs while they are published; closing it takes them away. */
public interface Publication extends AutoCloseable {
  @Override
  void close();
}
