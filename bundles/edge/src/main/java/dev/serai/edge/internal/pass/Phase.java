package dev.serai.edge.internal.pass;

import java.util.concurrent.atomic.AtomicReference;

/** What Serai is doing, as far as the requests of clients are concerned. Safe for any thread. */
public final class Phase {
  private enum Name {
    STARTING,
    OPEN,
    STOPPING
  }

  private final AtomicReference<Name> now = new AtomicReference<>(Name.STARTING);

  /** The first handler has come. */
  public void open() {
    now.compareAndSet(Name.STARTING, Name.OPEN);
  }

  /** Serai stops. */
  public void stop() {
    now.set(Name.STOPPING);
  }

  /** Whether no handler has come yet. */
  public boolean starting() {
    return now.get() == Name.STARTING;
  }

  /** Whether Serai stops. */
  public boolean stopping() {
    return now.get() == Name.STOPPING;
  }

  /** What a request is told that no handler took. */
  Refusal refusal() {
    return switch (now.get()) {
      case STARTING -> Refusal.STARTING;
      case OPEN -> Refusal.MISSING;
      case STOPPING -> Refusal.STOPPING;
    };
  }
}
