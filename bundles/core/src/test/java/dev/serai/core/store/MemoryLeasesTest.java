package dev.serai.core.store;

import java.time.Clock;

public class MemoryLeasesTest extends LeasesContract {
  private final Leases leases = new MemoryLeases(Clock.systemUTC());

  @Override
  protected Leases leases() {
    return leases;
  }
}
