package dev.serai.edge.internal.pass;

import dev.serai.core.service.ServiceLease;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.Servlet;

/** The requests that are on their way through a handler. Safe for use by any thread. */
public final class Passages {
  private int open;

  /** How many there are. */
  public synchronized int open() {
    return open;
  }

  /**
   * Waits until there is none.
   *
   * @param limit how long at most
   * @return how many are left
   */
  public synchronized int await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (open > 0 && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return open;
  }

  /** A lease that counts as a passage until it is returned. */
  ServiceLease<Servlet> counted(ServiceLease<Servlet> lease) {
    synchronized (this) {
      open++;
    }
    return new Counted(lease);
  }

  private synchronized void ended() {
    open--;
    if (open == 0) {
      notifyAll();
    }
  }

  private final class Counted implements ServiceLease<Servlet> {
    private final ServiceLease<Servlet> lease;
    private final AtomicBoolean closed = new AtomicBoolean();

    Counted(ServiceLease<Servlet> lease) {
      this.lease = lease;
    }

    @Override
    public Servlet service() {
      return lease.service();
    }

    @Override
    public void onRevoke(Runnable action) {
      lease.onRevoke(action);
    }

    @Override
    public void close() {
      lease.close();
      if (closed.compareAndSet(false, true)) {
        ended();
      }
    }
  }
}
