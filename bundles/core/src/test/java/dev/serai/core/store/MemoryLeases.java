package dev.serai.core.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases that live as long as this object, by the clock given; for tests of other bundles. */
public final class MemoryLeases implements Leases {
  private final Map<String, Lease> last = new HashMap<>();
  private final Clock clock;

  public MemoryLeases(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Lease> acquire(String name, String owner, Duration duration) {
    Lease.requireName("name", name);
    Lease.requireName("owner", owner);
    Leases.requireDuration(duration);
    Lease before = last.get(name);
    if (before != null && !ended(before)) {
      return Optional.empty();
    }
    long fence = before == null ? 1 : before.fence() + 1;
    return Optional.of(keep(new Lease(name, owner, clock.instant().plus(duration), fence)));
  }

  @Override
  public synchronized Optional<Lease> renew(Lease lease, Duration duration) {
    Leases.requireDuration(duration);
    return current(lease)
        .filter(current -> !ended(current))
        .map(current -> keep(ending(current, clock.instant().plus(duration))));
  }

  @Override
  public synchronized void release(Lease lease) {
    current(lease).ifPresent(current -> keep(ending(current, Instant.EPOCH)));
  }

  private Optional<Lease> current(Lease lease) {
    return Optional.ofNullable(last.get(lease.name()))
        .filter(now -> now.fence() == lease.fence() && now.owner().equals(lease.owner()));
  }

  private Lease keep(Lease lease) {
    last.put(lease.name(), lease);
    return lease;
  }

  private boolean ended(Lease lease) {
    return !clock.instant().isBefore(lease.expires());
  }

  private static Lease ending(Lease lease, Instant end) {
    return new Lease(lease.name(), lease.owner(), end, lease.fence());
  }
}
