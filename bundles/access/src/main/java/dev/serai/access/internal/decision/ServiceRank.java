package dev.serai.access.internal.decision;

import java.util.Comparator;
import java.util.Map;

/**
 * How a service ranks (OSGi Core 8, section 5.2.5): by its ranking, then the elder one first.
 *
 * @param ranking its ranking
 * @param id its id
 */
record ServiceRank(int ranking, long id) implements Comparable<ServiceRank> {
  private static final Comparator<ServiceRank> ORDER =
      Comparator.comparingInt(ServiceRank::ranking)
          .thenComparing(Comparator.comparingLong(ServiceRank::id).reversed());

  static ServiceRank of(Map<String, Object> properties) {
    int ranking = properties.get("service.ranking") instanceof Integer given ? given : 0;
    return new ServiceRank(ranking, ((Number) properties.get("service.id")).longValue());
  }

  @Override
  public int compareTo(ServiceRank other) {
    return ORDER.compare(this, other);
  }
}
