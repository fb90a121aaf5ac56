package dev.serai.core.store;

/** What is found by a key. */
public interface Keyed {
  /** The longest key, in characters. */
  int MAX_KEY = 200;

  /** An opaque text of 1 to {@link #MAX_KEY} characters that never changes. */
  String key();
}
