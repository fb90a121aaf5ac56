package dev.serai.gateway.internal.routing;

import java.util.EnumSet;
import java.util.Set;

/**
 * The lists of a server as it sent them last, and what is shown. Reviews may overtake each other:
 * the one that began last counts. Guarded by its view.
 */
final class ShownListing {
  private RawListing raw;
  private RawListing reviewed;
  private ServerListing shown;
  private long begun;
  private long ended;

  /** Nothing came yet, and this is shown meanwhile; may be null. */
  ShownListing(ServerListing shown) {
    this.shown = shown;
  }

  /** What came last, or null. */
  RawListing raw() {
    return raw;
  }

  /** What is shown, or null. */
  ServerListing shown() {
    return shown;
  }

  /** Until something comes, this is shown. */
  void meanwhile(ServerListing instead) {
    if (raw == null) {
      shown = instead;
    }
  }

  /** This came, now or before, and its review begins; the turn of that is returned. */
  long begin(RawListing fresh) {
    raw = fresh;
    return ++begun;
  }

  /** A review has ended; what it shows is returned, or what a later one does. */
  ServerListing show(RawListing of, ServerListing fresh, long turn) {
    if (turn >= ended) {
      reviewed = of;
      shown = fresh.with(of.kept(), shown);
      ended = turn;
    }
    return shown;
  }

  /**
   * The kinds of which the server has sent something else than was reviewed last while the same is
   * shown: nobody is to hear of it.
   */
  Set<ListKind> heldBack(RawListing of, ServerListing fresh) {
    Set<ListKind> heldBack = EnumSet.noneOf(ListKind.class);
    for (ListKind kind : ListKind.values()) {
      if (reviewed != null
          && !reviewed.lists().of(kind).equals(of.lists().of(kind))
          && shown.of(kind).equals(fresh.of(kind))) {
        heldBack.add(kind);
      }
    }
    return heldBack;
  }
}
