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
    for (int looked = 0; looked < MOST; looked++) {
      Page<T> part = list.apply(new PageRequest(after, Page.MAX, wanted.search()));
      int end = end(part.items(), fits, wanted.limit() - items.size());
      if (end < part.items().size()) {
        part = list.apply(new PageRequest(after, end, wanted.search()));
      }
      part.items().stream().filter(fits).forEach(items::add);
      after = part.next();
      if (after == null || items.size() >= wanted.limit()) {
        break;
      }
    }
    return new Page<>(items, after);
  }

  /** Behind how many items so many that fit have come. */
  private static <T> int end(List<T> items, Predicate<T> fits, int wanted) {
    int found = 0;
    for (int i = 0; i < items.size(); i++) {
      if (fits.test(items.get(i)) && ++found == wanted) {
        return i + 1;
      }
    }
    return items.size();
  }
}
