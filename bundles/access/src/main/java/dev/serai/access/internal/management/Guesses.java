package dev.serai.access.internal.management;

import dev.serai.access.internal.throttle.FailureThrottle;
import dev.serai.core.error.SeraiException;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** Holds up who guesses passwords, by address and by the name that is guessed at. */
final class Guesses {
  private final FailureThrottle addresses;
  private final FailureThrottle names;

  /**
   * Nobody has guessed.
   *
   * @param perMinute how many wrong ones a minute are free, 1 or more
   */
  Guesses(int perMinute, Clock clock) {
    addresses = new FailureThrottle(perMinute, clock);
    names = new FailureThrottle(perMinute, clock);
  }

  /** Refuses who has guessed too often, with {@code TOO_MANY_ATTEMPTS}. */
  void require(String address, String name) {
    addresses.require(address);
    names.require(name);
  }

  /**
   * Whether a guess is right. It counts as a wrong one until it has turned out to be none, so that
   * guesses which come at once are no more than those that come one after the other.
   *
   * @param check tells; what it throws was no guess
   * @throws SeraiException {@code TOO_MANY_ATTEMPTS} for who has guessed too often
   */
  boolean right(String address, String name, BooleanSupplier check) {
    take(address, name);
    boolean wrong = false;
    try {
      wrong = !check.getAsBoolean();
    } finally {
      if (!wrong) {
        addresses.giveBack(address);
        names.giveBack(name);
      }
    }
    return !wrong;
  }

  private void take(String address, String name) {
    addresses.take(address);
    try {
      names.take(name);
    } catch (SeraiException e) {
      addresses.giveBack(address);
      throw e;
    }
  }
}
