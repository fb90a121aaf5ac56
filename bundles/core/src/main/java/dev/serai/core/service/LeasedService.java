package dev.serai.core.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One bound service and the leases that are out on it. */
final class LeasedService<T> {
  private final T service;
  private final Set<Lease> out = new HashSet<>();
  private boolean leaving;

  LeasedService(T service) {
    this.service = service;
  }

  T service() {
    return service;
  }

  /** A new lease, or null once the service leaves. */
  synchronized ServiceLease<T> lease() {
    if (leaving) {
      return null;
    }
    Lease lease = new Lease();
    out.add(lease);
    return lease;
  }

  void leave(Duration drain) {
    for (Lease left : awaitReturn(drain)) {
      left.revoke();
    }
  }

  private synchronized List<Lease> awaitReturn(Duration drain) {
    leaving = true;
    long deadline = System.nanoTime() + drain.toNanos();
    boolean interrupted = false;
    while (!out.isEmpty() && !interrupted) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(out);
  }

  private synchronized void returned(Lease lease) {
    if (out.remove(lease) && out.isEmpty() && leaving) {
      notifyAll();
    }
  }

  private final class Lease implements ServiceLease<T> {
    private Runnable action;
    private boolean revoked;

    @Override
    public T service() {
      return service;
    }

    @Override
    public void onRevoke(Runnable action) {
      synchronized (this) {
        this.action = action;
        if (!revoked) {
          return;
        }
      }
      action.run();
    }

    void revoke() {
      Runnable run;
      synchronized (this) {
        revoked = true;
        run = action;
      }
      if (run != null) {
        run.run();
      }
    }

    @Override
    public void close() {
      returned(this);
    }
  }
}
