package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose own servers list something else than before, in whatever order: nobody but these hears of
 * it.
 */
final class OwnersLists {
  private OwnersLists() {}

  /**
   * What differs, by owner.
   *
   * @param server who has said that its lists have changed, or null
   * @param announced which of them, whether they differ or not
   */
  static Map<OwnerRef, Set<ListKind>> differing(
      Map<ListedServer, ServerListing> before,
      Map<ListedServer, ServerListing> after,
      InstallationId server,
      Set<ListKind> announced) {
    Map<OwnerRef, Set<ListKind>> differing = new HashMap<>();
    Set<ListedServer> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (ListedServer one : all) {
      if (!one.isShared()) {
        Set<ListKind> kinds = differing(before.get(one), after.get(one));
        if (one.installation().equals(server)) {
          kinds.addAll(announced);
        }
        if (!kinds.isEmpty()) {
          differing.merge(one.owner(), kinds, OwnersLists::both);
        }
      }
    }
    return differing;
  }

  /** Servers that have come and are not asked yet: nobody knows what their owners see of them. */
  static Map<OwnerRef, Set<ListKind>> of(List<ServerView> fresh) {
    Map<OwnerRef, Set<ListKind>> all = new HashMap<>();
    for (ServerView server : fresh) {
      if (!server.entry().isShared() && server.listing() == null) {
        all.put(server.entry().owner(), EnumSet.allOf(ListKind.class));
      }
    }
    return all;
  }

  private static Set<ListKind> differing(ServerListing before, ServerListing after) {
    if (before == after) {
      return EnumSet.noneOf(ListKind.class);
    }
    if (before == null || after == null) {
      return EnumSet.allOf(ListKind.class);
    }
    Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      if (!Set.copyOf(before.of(kind)).equals(Set.copyOf(after.of(kind)))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static Set<ListKind> both(Set<ListKind> some, Set<ListKind> others) {
    Set<ListKind> all = EnumSet.copyOf(some);
    all.addAll(others);
    return all;
  }
}
