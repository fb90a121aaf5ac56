package dev.serai.gateway.internal.exchange;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Why a decision could not be made: access control is away. It is the cause of a {@code
 * SERVICE_MISSING}, for whoever can wait until the decision can be made.
 */
public final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<CompletionStage<Void>> decidable;

  private Undecided(Supplier<CompletionStage<Void>> decidable) {
    super("Access control is away", null, false, false);
    this.decidable = decidable;
  }

  /**
   * The error of a decision that could not be made.
   *
   * @param decidable waits until it can be made, for a bounded time
   */
  public static SeraiException error(Supplier<CompletionStage<Void>> decidable) {
    return new SeraiException(
        ErrorCode.SERVICE_MISSING,
        "There is no access control (serai-access).",
        new Undecided(decidable));
  }

  /**
   * Ends an exchange with an error; one that lacks a decision goes on as soon as that can be made,
   * on any thread, and ends with the error of the wait if that takes too long.
   *
   * @param again what needs the decision; nothing of it must have been done
   */
  public static void failOrGoOn(Exchange exchange, Throwable error, Runnable again) {
    if (SeraiException.of(error).getCause() instanceof Undecided undecided) {
      undecided.goOn(exchange, again);
    } else {
      exchange.fail(error);
    }
  }

  private void goOn(Exchange exchange, Runnable again) {
    decidable
        .get()
        .whenComplete(
            (there, missing) -> {
              if (missing != null) {
                exchange.fail(missing);
              } else if (!exchange.hasEnded()) {
                again.run();
              }
            });
  }
}
