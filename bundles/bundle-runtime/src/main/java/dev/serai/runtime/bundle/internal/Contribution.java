package dev.serai.runtime.bundle.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One service of a tool bundle: a tool, resource, resource template, prompt or completion.
 *
 * @param serviceId its OSGi service id
 * @param ranking its service ranking
 * @param bundle who registered it
 * @param server the name of the server that it is a part of
 * @param properties its other service properties that are texts
 * @param feature the SDK's specification
 */
record Contribution(
    long serviceId,
    int ranking,
    ToolBundle bundle,
    String server,
    Map<String, String> properties,
    Feature feature) {

  /** Highest ranking first, then the oldest, as OSGi orders services. */
  static final Comparator<Contribution> BEST_FIRST =
      Comparator.comparingInt(Contribution::ranking)
          .reversed()
          .thenComparingLong(Contribution::serviceId);

  Contribution {
    properties = Map.copyOf(properties);
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name)).filter(text -> !text.isBlank());
  }
}
