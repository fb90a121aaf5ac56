package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What came of the last review of a server, which left nothing to be kept.
 *
 * @param server whose, and by which policy
 * @param view what was known
 * @param listed what the server listed
 * @param shown what is shown of it
 */
record Reviewed(
    Server server,
    SnapshotView<ToolRecord> view,
    Map<ToolRecord.Kind, List<byte[]>> listed,
    Map<ToolRecord.Kind, List<ShownDefinition>> shown) {
  /** Whether the same lists would come to the same again. */
  boolean isOf(
      Server other, SnapshotView<ToolRecord> now, Map<ToolRecord.Kind, List<byte[]>> lists) {
    return view == now
        && server.equals(other)
        && listed.keySet().equals(lists.keySet())
        && lists.entrySet().stream()
            .allMatch(list -> isSame(listed.get(list.getKey()), list.getValue()));
  }

  private static boolean isSame(List<byte[]> one, List<byte[]> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
