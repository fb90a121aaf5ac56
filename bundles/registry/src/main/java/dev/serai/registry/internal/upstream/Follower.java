package dev.serai.registry.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.Lease;
import dev.serai.core.store.Leases;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks registries when it is time, one replica at a time. Safe for use by any thread. */
final class Follower {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** Longer than an inquiry and its last answer take. */
  private static final Duration HELD = Inquiry.LIMIT.plusMinutes(5);

  /** As long as a person waits. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final String self = UUID.randomUUID().toString();
  private final Registries registries;
  private final ServiceSlot<Leases> leases;
  private final Inquiry inquiry;
  private final Clock clock;
  private volatile Schedule schedule = Schedule.ofMinutes(0);

  Follower(Registries registries, ServiceSlot<Leases> leases, Inquiry inquiry, Clock clock) {
    this.registries = registries;
    this.leases = leases;
    this.inquiry = inquiry;
    this.clock = clock;
  }

  /** From now on by this schedule. */
  void follow(Schedule other) {
    schedule = other;
  }

  /** Asks those whose time has come; what fails is logged, and tried again later. */
  void look() {
    try {
      due().forEach(registry -> quietly(() -> alone(registry.name(), this::again)));
    } catch (SeraiException e) {
      LOG.debug("Other registries are asked later", e);
    }
  }

  private static void quietly(Runnable asking) {
    try {
      asking.run();
    } catch (SeraiException e) {
      LOG.debug("A registry is asked later", e);
    } catch (RuntimeException e) {
      LOG.error("A registry could not be asked", e);
    }
  }

  /**
   * Asks a registry now.
   *
   * @throws SeraiException {@code OVERLOADED} while somebody else does
   */
  Versioned<RegistryRecord> ask(String name) {
    return alone(name, each -> inquiry.ask(each, SOON))
        .orElseThrow(
            () ->
                new SeraiException(
                    ErrorCode.OVERLOADED, "The registry " + name + " is being asked already."));
  }

  private List<RegistryRecord> due() {
    return registries.use(
        (store, work) -> store.all().stream().map(Versioned::value).filter(this::isDue).toList());
  }

  private boolean isDue(RegistryRecord registry) {
    return schedule.isDue(registry, clock.instant(), self.hashCode());
  }

  /** Another replica may have asked since. */
  private Versioned<RegistryRecord> again(String name) {
    Optional<Versioned<RegistryRecord>> there =
        registries.use((store, work) -> store.find(name)).filter(each -> isDue(each.value()));
    return there.isEmpty() ? null : told(inquiry.ask(name, Inquiry.LIMIT));
  }

  private static Versioned<RegistryRecord> told(Versioned<RegistryRecord> asked) {
    RegistryRecord registry = asked.value();
    if (registry.problem() != null) {
      LOG.warn(
          "What was picked in the registry {} is not followed in full; serai:registry-list shows"
              + " it: {}",
          registry.name(),
          registry.problem());
    }
    return asked;
  }

  /** The store is let go meanwhile, so that it can be replaced. */
  private <T> Optional<T> alone(String name, Function<String, T> task) {
    Optional<Lease> lease = leased(there -> there.acquire("registry:" + name, self, HELD));
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(task.apply(name));
    } finally {
      release(lease.get());
    }
  }

  private void release(Lease lease) {
    try {
      leased(
          there -> {
            there.release(lease);
            return null;
          });
    } catch (SeraiException e) {
      LOG.debug("The lease {} ends by itself", lease.name(), e);
    }
  }

  private <T> T leased(Function<Leases, T> work) {
    try (ServiceLease<Leases> there = RegistriesComponent.take(leases)) {
      return work.apply(there.service());
    }
  }
}
