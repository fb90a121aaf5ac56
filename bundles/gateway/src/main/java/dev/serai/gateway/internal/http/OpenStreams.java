package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.access.AccessControl;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
    private final Supplier<? extends CompletionStage<?>> admission;
    private final BooleanSupplier ended;
    private final Runnable end;

    Open(Supplier<? extends CompletionStage<?>> admission, BooleanSupplier ended, Runnable end) {
      this.admission = admission;
      this.ended = ended;
      this.end = end;
    }
  }

  /**
   * A stream has opened.
   *
   * @param admission asks whether its client would be let in
   * @param ended whether the stream has ended
   * @param end ends it
   */
  void add(Supplier<? extends CompletionStage<?>> admission, BooleanSupplier ended, Runnable end) {
    open.add(new Open(admission, ended, end));
  }

  /** Ends the streams of those who would not be let in any more. */
  public void check() {
    open.removeIf(stream -> stream.ended.getAsBoolean());
    if (access.isThere()) {
      open.forEach(this::check);
    }
  }

  private void check(Open stream) {
    stream
        .admission
        .get()
        .whenComplete(
            (admitted, error) -> {
              if (error != null
                  && REFUSALS.contains(SeraiException.of(error).code())
                  && open.remove(stream)) {
                stream.end.run();
              }
            });
  }
}
