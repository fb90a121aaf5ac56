package dev.serai.access.internal.audit;

import dev.serai.core.access.AuditLog;
import dev.serai.core.access.CallDetail;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log on the store that is there. */
@Component(
    configurationPid = "dev.serai.access.audit",
    immediate = true,
    service = {AuditLog.class, HealthCheck.class})
public final class AuditComponent implements AuditLog, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(AuditComponent.class);
  private static final Duration STORE_WAIT = Duration.ofSeconds(5);
  private static final Duration FLUSH = Duration.ofSeconds(2);
  private static final Duration SWEEP_PAUSE = Duration.ofHours(1);

  private final ServiceSlot<AuditStore> store = new ServiceSlot<>("audit store");
  private final AuditSettings settings;
  private final EventRedaction redaction;
  private final AuditQueue queue;
  private final AuditHealth health;
  private final Retention retention;

  /** Begins to write. */
  @Activate
  public AuditComponent(AuditConfig config) {
    this(AuditSettings.of(config), SWEEP_PAUSE, Clock.systemUTC());
  }

  AuditComponent(AuditSettings settings, Duration sweepPause, Clock clock) {
    this.settings = settings;
    this.redaction = new EventRedaction(new CallRedaction(new SecretNames(settings.secretNames())));
    this.queue = new AuditQueue(this::keep, clock);
    this.health = new AuditHealth(queue::state, settings.blocksCalls(), clock);
    this.retention =
        new Retention(
            settings.kept(),
            before -> write(Duration.ZERO, there -> there.prune(before)),
            queue::offer,
            clock);
    retention.every(sweepPause);
  }

  @Override
  public long record(AuditEvent event) {
    try {
      return write(STORE_WAIT, there -> there.append(redaction.of(event)));
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.STORE_UNAVAILABLE
          ? e
          : new SeraiException(
              ErrorCode.STORE_UNAVAILABLE, "What is done cannot be noted in the audit log.", e);
    }
  }

  @Override
  public void offer(AuditEvent event) {
    queue.offer(event);
  }

  @Override
  public CallDetail calls() {
    return settings.calls();
  }

  @Override
  public boolean isDemanded() {
    return settings.blocksCalls() && settings.calls() != CallDetail.OFF;
  }

  @Override
  public boolean accepts() {
    if (!isDemanded()) {
      return true;
    }
    AuditQueue.State now = queue.state();
    return now.problem() == null && !now.full();
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public Health check() {
    return health.check();
  }

  @Activate
  void activate() {
    LOG.info(
        "The audit log is open; of calls it notes: {}",
        settings.calls().name().toLowerCase(Locale.ROOT));
  }

  @Deactivate
  void deactivate() {
    retention.close();
    queue.close(FLUSH);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addStore(AuditStore service) {
    store.bind(service);
  }

  void removeStore(AuditStore service) {
    store.unbind(service);
  }

  private void keep(List<AuditEvent> batch) {
    List<AuditEvent> clean = batch.stream().map(redaction::of).toList();
    write(Duration.ZERO, there -> there.append(clean));
  }

  private <T> T write(Duration wait, Function<AuditStore, T> work) {
    try (ServiceLease<AuditStore> lease = store.acquire(wait).toCompletableFuture().join()) {
      return work.apply(lease.service());
    } catch (CompletionException e) {
      throw new SeraiException(ErrorCode.STORE_UNAVAILABLE, "There is no audit store.", e);
    }
  }
}
