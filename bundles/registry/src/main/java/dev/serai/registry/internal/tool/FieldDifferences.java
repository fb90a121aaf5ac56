package dev.serai.registry.internal.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The places where two values differ: objects member by member, arrays of one length element by
 * element, arrays of plain values whose lengths differ as a whole.
 */
final class FieldDifferences {
  /** The most differences that are listed; the rest is counted. */
  static final int MAX_DIFFERENCES = 50;

  private final List<FieldDifference> listed = new ArrayList<>();
  private int more;

  /** The differences of two values, in the order of their pointers' members. */
  static FieldDifferences between(Json before, Json after) {
    FieldDifferences differences = new FieldDifferences();
    differences.compare("", before, after);
    return differences;
  }

  List<FieldDifference> listed() {
    return listed;
  }

  /** How many are not listed. */
  int more() {
    return more;
  }

  private void compare(String pointer, Json before, Json after) {
    if (before == null || after == null) {
      note(pointer, before, after);
    } else if (before.equals(after)) {
      return;
    } else if (before instanceof Json.Members was && after instanceof Json.Members is) {
      members(pointer, was, is);
    } else if (before instanceof Json.Items was
        && after instanceof Json.Items is
        && (was.values().size() == is.values().size() || !was.isFlat() || !is.isFlat())) {
      items(pointer, was.values(), is.values());
    } else {
      note(pointer, before, after);
    }
  }

  private void members(String pointer, Json.Members was, Json.Members is) {
    Set<String> keys = new TreeSet<>(was.values().keySet());
    keys.addAll(is.values().keySet());
    for (String key : keys) {
      compare(Pointers.member(pointer, key), was.values().get(key), is.values().get(key));
    }
  }

  private void items(String pointer, List<Json> was, List<Json> is) {
    for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
      compare(
          Pointers.item(pointer, i),
          i < was.size() ? was.get(i) : null,
          i < is.size() ? is.get(i) : null);
    }
  }

  private void note(String pointer, Json before, Json after) {
    if (listed.size() == MAX_DIFFERENCES) {
      more++;
    } else {
      listed.add(FieldDifference.of(pointer, before, after));
    }
  }
}
