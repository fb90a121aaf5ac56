package dev.serai.core.access;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param items in the order of the list
 * @param next what continues the list after the last item, opaque; null at its end
 */
public record Page<T>(List<T> items, String next) {
  /** The most items of a page. */
  public static final int MAX = 200;

  /** Items are copied. */
  public Page {
    items = List.copyOf(items);
  }

  /** The same page of something made of each item. */
  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), next);
  }
}
