package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Streams that stay open: each goes on only as long as its client would be let in again, and for 1
 * min at most while that cannot be told. Safe for use by any thread.
 */
public final class OpenStreams {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN, ErrorCode.UNKNOWN_SERVER);

  /** Longer than it takes to replace access control. */
  static final Duration UNTOLD = Duration.ofMinutes(1);

  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final AccessControl access;
  private final LongSupplier nanos;

  /** None is open yet. */
  public OpenStreams(AccessControl access) {
    this(access, System::nanoTime);
  }

  OpenStreams(AccessControl access, LongSupplier nanos) {
    this.access = access;
    this.nanos = nanos;
  }

  private static final class Open {
    private final Admission.Admitted admitted;
    private final Fate fate;
    private volatile Actor latest;
    private volatile long told;

    Open(Admission.Admitted admitted, Fate fate, long now) {
      this.admitted = admitted;
      this.fate = fate;
      this.latest = admitted.actor();
      this.told = now;
    }

    boolean isUntold(long now) {
      return now - told > UNTOLD.toNanos();
    }

    void goesOn(Actor now, long at) {
      told = at;
      boolean same = now.principal().equals(latest.principal());
      latest = now;
      if (!same) {
        fate.change().accept(now);
      }
    }
  }

  /**
   * What may become of a stream.
   *
   * @param ended whether it has ended
   * @param end ends it
   * @param change hears that its client may do more or less now
   */
  public record Fate(BooleanSupplier ended, Runnable end, Consumer<Actor> change) {}

  /** A stream of somebody who was let in has opened. */
  void add(Admission.Admitted admitted, Fate fate) {
    open.add(new Open(admitted, fate, nanos.getAsLong()));
  }

  /** Ends the streams of those who would not be let in any more. */
  public void check() {
    open.removeIf(stream -> stream.fate.ended().getAsBoolean());
    long now = nanos.getAsLong();
    for (Open stream : open) {
      if (stream.isUntold(now)) {
        end(stream);
      } else if (access.isThere()) {
        check(stream);
      }
    }
  }

  private void check(Open stream) {
    stream
        .admitted
        .again()
        .get()
        .whenComplete(
            (actor, error) -> {
              if (error == null) {
                stream.goesOn(actor, nanos.getAsLong());
              } else if (REFUSALS.contains(SeraiException.of(error).code())) {
                end(stream);
              }
            });
  }

  private void end(Open stream) {
    if (open.remove(stream)) {
      stream.fate.end().run();
    }
  }
}
