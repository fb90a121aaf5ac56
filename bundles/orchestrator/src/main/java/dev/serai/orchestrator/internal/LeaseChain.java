package dev.serai.orchestrator.internal;

import java.util.ArrayList;
import java.util.List;

/** The leases that are out on an instance, linked through themselves so that none costs a node. */
final class LeaseChain {
  private CallLease first;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(CallLease lease) {
    lease.linked = true;
    lease.after = first;
    if (first != null) {
      first.before = lease;
    }
    first = lease;
    size++;
  }

  /** Whether the lease was in the chain. */
  boolean remove(CallLease lease) {
    if (!lease.linked) {
      return false;
    }
    if (lease.before == null) {
      first = lease.after;
    } else {
      lease.before.after = lease.after;
    }
    if (lease.after != null) {
      lease.after.before = lease.before;
    }
    unlink(lease);
    size--;
    return true;
  }

  List<CallLease> removeAll() {
    List<CallLease> all = new ArrayList<>(size);
    for (CallLease lease = first; lease != null; ) {
      CallLease next = lease.after;
      unlink(lease);
      all.add(lease);
      lease = next;
    }
    first = null;
    size = 0;
    return all;
  }

  private static void unlink(CallLease lease) {
    lease.before = null;
    lease.after = null;
    lease.linked = false;
  }
}
