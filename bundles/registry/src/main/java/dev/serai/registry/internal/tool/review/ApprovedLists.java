package dev.serai.registry.internal.tool.review;

import dev.serai.core.store.SnapshotView;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.tool.ShownDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is approved of the versions of entries, worked out once of each while nothing changes: it is
 * the same, and the same object, for all installations that differ in nothing. Thread-safe.
 */
final class ApprovedLists {
  private record At(
      SnapshotView<ToolRecord> view,
      Map<Server, Map<ToolRecord.Kind, List<ShownDefinition>>> lists) {}

  private volatile At last = new At(null, Map.of());

  /** What is shown of a server that nobody has listed, by what is known. */
  Map<ToolRecord.Kind, List<ShownDefinition>> of(Server server, KnownTools known) {
    if (!known.view().find(KnownTools.BY_INSTALLATION, server.installation()).isEmpty()) {
      return new Showing(server, known).approved();
    }
    At now = last;
    if (now.view() != known.view()) {
      now = new At(known.view(), new ConcurrentHashMap<>());
      last = now;
    }
    return now.lists()
        .computeIfAbsent(server.ofAny(), any -> new Showing(server, known).approved());
  }
}
