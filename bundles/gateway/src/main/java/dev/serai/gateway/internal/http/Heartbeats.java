package dev.serai.gateway.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that has to show now and then that it lives. Safe for use by any thread. */
public final class Heartbeats {

  /** Shows that it lives. */
  public interface Beating {
    /** Sends a sign of life; false once there is no need for another. */
    boolean beat();
  }

  private final Set<Beating> beating = ConcurrentHashMap.newKeySet();

  /** Adds one; it leaves by itself. */
  public void add(Beating one) {
    beating.add(one);
  }

  /** Removes one that has ended. */
  public void remove(Beating one) {
    beating.remove(one);
  }

  /** Lets all of them show that they live. */
  public void beatAll() {
    beating.removeIf(one -> !one.beat());
  }
}
