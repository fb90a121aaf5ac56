package dev.serai.registry.internal.fetch;

/** What a host says to one request, where it says anything of use. */
sealed interface Answer {
  /** The document. */
  record Document(byte[] bytes) implements Answer {}

  /** It is elsewhere. */
  record Redirect(String location) implements Answer {}
}
