package dev.serai.access.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which identity providers are configured, whatever became of them: while access starts, none of
 * them is there yet, and calls must need a token all the same.
 *
 * @param configurations where they are read each time
 */
record ConfiguredIssuers(ConfigurationAdmin configurations) implements Supplier<Set<String>> {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredIssuers.class);
  private static final String FILTER = "(service.factoryPid=dev.serai.access.issuer)";

  /** Whether there is one; true also if that cannot be told. */
  boolean any() {
    return list().map(found -> found.length > 0).orElse(true);
  }

  /** Their issuer identifiers, as far as the settings say; none if that cannot be told. */
  @Override
  public Set<String> get() {
    return list().stream()
        .flatMap(Stream::of)
        .flatMap(configuration -> name(configuration).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Configuration[]> list() {
    try {
      Configuration[] found = configurations.listConfigurations(FILTER);
      return Optional.of(found == null ? new Configuration[0] : found);
    } catch (IOException e) {
      LOG.warn(
          "Configurations cannot be read, so calls need a token; see the folder data/config", e);
      return Optional.empty();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(FILTER, e);
    }
  }

  private static Optional<String> name(Configuration configuration) {
    try {
      Dictionary<String, Object> properties = configuration.getProperties();
      return Optional.ofNullable(properties)
          .map(settings -> settings.get("issuer"))
          .map(issuer -> issuer.toString().strip());
    } catch (IllegalStateException deleted) {
      return Optional.empty();
    }
  }
}
