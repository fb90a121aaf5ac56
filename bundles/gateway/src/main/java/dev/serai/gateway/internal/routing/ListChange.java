package dev.serai.gateway.internal.routing;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import dev.serai.gateway.internal.exchange.CapabilitySet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All servers together list something else for clients of one capability set.
 *
 * @param capabilities what these clients declare
 * @param before the lists until now
 * @param after the lists from now on
 * @param server who has said that its lists have changed, or null
 * @param announced which of them, whether they differ or not
 * @param theirs whose own servers list something else, and in which lists
 */
public record ListChange(
    CapabilitySet capabilities,
    Directory before,
    Directory after,
    InstallationId server,
    Set<ListKind> announced,
    Map<OwnerRef, Set<ListKind>> theirs) {

  /** Nothing has changed. */
  static ListChange none(CapabilitySet capabilities, Directory same) {
    return new ListChange(capabilities, same, same, null, Set.of(), Map.of());
  }

  /** The same with what others of owners have changed. */
  ListChange with(Map<OwnerRef, Set<ListKind>> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<OwnerRef, Set<ListKind>> all = new HashMap<>(theirs);
    all.putAll(more);
    return new ListChange(capabilities, before, after, server, announced, all);
  }

  /** Whether it is none. */
  boolean isNothing() {
    return theirs.isEmpty() && kinds(all -> all, any -> true).isEmpty();
  }

  /**
   * Which lists are others for those who see a part.
   *
   * @param part the part of a directory that they see
   * @param seen whether they see a server at all
   */
  public Set<ListKind> kinds(UnaryOperator<Directory> part, Predicate<InstallationId> seen) {
    Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
    if (server != null && seen.test(server)) {
      kinds.addAll(announced);
    }
    Directory until = part.apply(before);
    Directory now = part.apply(after);
    for (ListKind kind : ListKind.values()) {
      if (!now.sameAs(until, kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
