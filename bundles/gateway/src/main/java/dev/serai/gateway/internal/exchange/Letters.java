package dev.serai.gateway.internal.exchange;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Messages outside calls on their way to one client, in their order: those that cannot be delivered
 * yet wait. Equal ones wait once, and of too many the oldest give way. Its owner sees to it that
 * one thread uses it at a time.
 */
public final class Letters {
  private final int max;
  private final Predicate<Letter> delivery;
  private final Deque<Letter> waiting = new ArrayDeque<>(1);

  /**
   * A message.
   *
   * @param message what is told
   * @param right whether the client may have it, asked when it is delivered; must not block
   */
  public record Letter(byte[] message, Supplier<Right> right) {
    /** Gives it to an outlet, or drops it for want of a right; false if it has to wait. */
    public boolean goesBy(Predicate<byte[]> outlet) {
      return switch (right.get()) {
        case GRANTED -> outlet.test(message);
        case MISSING -> true;
        case UNKNOWN -> false;
      };
    }
  }

  /**
   * No message yet.
   *
   * @param max how many may wait
   * @param delivery delivers a message or drops it; false if it has to wait
   */
  public Letters(int max, Predicate<Letter> delivery) {
    this.max = max;
    this.delivery = delivery;
  }

  /** Delivers a message behind those that wait, or lets it wait too. */
  public void put(Letter letter) {
    deliver();
    if (!waiting.isEmpty() || !delivery.test(letter)) {
      keep(letter);
    }
  }

  private void keep(Letter letter) {
    waiting.removeIf(other -> Arrays.equals(other.message(), letter.message()));
    waiting.add(letter);
    if (waiting.size() > max) {
      waiting.remove();
    }
  }

  /** Delivers what waits, as far as that can be done now. */
  public void deliver() {
    while (!waiting.isEmpty() && delivery.test(waiting.peek())) {
      waiting.poll();
    }
  }
}
