package dev.serai.edge.internal.health;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the parts of Serai how they are. Safe for use by any thread. */
@Component(service = HealthBoard.class)
public final class HealthBoard {
  private static final Logger LOG = LoggerFactory.getLogger(HealthBoard.class);

  /**
   * How one part is.
   *
   * @param name the part
   * @param health how it is
   */
  public record Line(String name, Health health) {}

  private final Set<HealthCheck> checks = ConcurrentHashMap.newKeySet();

  /** Another part is asked from now on. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void add(HealthCheck check) {
    checks.add(check);
  }

  /** A part is asked no longer. */
  public void remove(HealthCheck check) {
    checks.remove(check);
  }

  /** How all parts are now, by their names. */
  public List<Line> look() {
    return checks.stream()
        .map(check -> new Line(check.name(), ask(check)))
        .sorted(Comparator.comparing(Line::name))
        .toList();
  }

  /** The worst level of some parts; {@code UP} if there is none. */
  public static Health.Level worst(List<Line> lines) {
    return lines.stream()
        .map(line -> line.health().level())
        .max(Comparator.naturalOrder())
        .orElse(Health.Level.UP);
  }

  private static Health ask(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      LOG.warn("The health check {} failed", check.name(), e);
      return Health.degraded("It could not be asked; see the log.");
    }
  }
}
