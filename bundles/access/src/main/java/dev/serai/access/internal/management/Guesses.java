package dev.serai.access.internal.management;

import dev.serai.access.internal.throttle.FailureThrottle;
import java.time.Clock;

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

  void failed(String address, String name) {
    addresses.failed(address);
    names.failed(name);
  }
}
