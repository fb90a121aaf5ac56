package dev.serai.admin.internal.resource;

import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Parts of lists from which something is left out. */
final class Pages {
  /** A part that was looked for in so many others is answered as it is then. */
  private static final int MOST = 20;

  private Pages() {}

  /**
   * The part of a list that has only what fits. It has fewer items than wanted at the end of the
   * list, or where few of many fit; it says how it goes on then.
   *
   * @param wanted which part
   * @param list the list of which this is a part
   * @param fits what stays
   */
  static <T> Page<T> only(
      PageRequest wanted, Function<PageRequest, Page<T>> list, Predicate<T> fits) {
    List<T> items = new ArrayList<>();
    String after = wanted.after();
    int looked = 0;
    do {
      int left = wanted.limit() - items.size();
      Page<T> part = list.apply(new PageRequest(after, left, wanted.search()));
      part.items().stream().filter(fits).forEach(items::add);
      after = part.next();
      looked++;
    } while (after != null && items.size() < wanted.limit() && looked < MOST);
    return new Page<>(items, after);
  }
}
