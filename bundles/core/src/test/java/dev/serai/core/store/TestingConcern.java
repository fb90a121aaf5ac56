package dev.serai.core.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A concern and its records, for tests.
 *
 * @param <R> the records
 * @param name under which changes are published
 * @param sample makes records
 * @param alone whether records have parts beside the key that no other may have
 * @param maxText the longest text that a sample may hold
 * @param memory makes an empty store that lives in memory
 */
public record TestingConcern<R extends Keyed>(
    String name,
    Sample<R> sample,
    boolean alone,
    int maxText,
    Function<Consumer<StoreChange>, EditableStore<R>> memory) {

  /**
   * Makes records.
   *
   * @param <R> the records
   */
  @FunctionalInterface
  public interface Sample<R> {
    /** A record with a key, parts that no other may have, and any text. */
    R of(String key, String alone, String text);
  }

  /** A record with every part, of which nothing is another's. */
  public R record(String key) {
    return record(key, "some text");
  }

  /** The same with another text. */
  public R record(String key, String text) {
    return sample.of(key, key, text);
  }

  @Override
  public String toString() {
    return name;
  }
}
