package dev.serai.registry.internal.client;

/**
 * A secret that a client's configuration spelled out. It is no part of the document; whoever
 * imports it can hand it to a credential provider.
 *
 * @param kind whether it was a variable or a header
 * @param name the variable's or header's name
 * @param value the secret
 */
public record LiteralSecret(Kind kind, String name, String value) {

  /** Where a secret stood. */
  public enum Kind {
    /** An environment variable. */
    ENVIRONMENT,
    /** An HTTP header. */
    HEADER
  }

  /** Names the secret without its value. */
  @Override
  public String toString() {
    return "LiteralSecret[" + kind + ", name=" + name + "]";
  }
}
