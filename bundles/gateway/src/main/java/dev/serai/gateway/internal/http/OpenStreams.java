package dev.serai.gateway.internal.http;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Streams that stay open: each goes on only as long as its client would be let in again. Safe for
 * use by any thread.
 */
public final class OpenStreams {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN, ErrorCode.UNKNOWN_SERVER);

  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final AccessControl access;

  /** None is open yet. */
  public OpenStreams(AccessControl access) {
    this.access = access;
  }

  private static final class Open {
    private final Admission.Admitted admitted;
    private final Fate fate;
    private volatile Actor latest;

    Open(Admission.Admitted admitted, Fate fate) {
      this.admitted = admitted;
      this.fate = fate;
      this.latest = admitted.actor();
    }

    void goesOn(Actor now) {
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
    open.add(new Open(admitted, fate));
  }

  /** Ends the streams of those who would not be let in any more. */
  public void check() {
    open.removeIf(stream -> stream.fate.ended().getAsBoolean());
    if (access.isThere()) {
      open.forEach(this::check);
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
                stream.goesOn(actor);
              } else if (REFUSALS.contains(SeraiException.of(error).code())
                  && open.remove(stream)) {
                stream.fate.end().run();
              }
            });
  }
}
