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
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which identity providers are configured, whatever became of them: while access starts, none of
 * them is there yet, and calls must need a token all the same. They are read once, and again when a
 * configuration changes; while that fails, what was read last counts. Safe for use by any thread.
 */
@Component(service = {ConfiguredIssuers.class, ConfigurationListener.class})
public final class ConfiguredIssuers implements Supplier<Set<String>>, ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredIssuers.class);
  private static final String FACTORY = "dev.serai.access.issuer";
  private static final String FILTER = "(service.factoryPid=" + FACTORY + ")";

  private final ConfigurationAdmin configurations;
  private volatile boolean any = true;
  private volatile Set<String> names = Set.of();

  /** Reads them. */
  @Activate
  public ConfiguredIssuers(@Reference ConfigurationAdmin configurations) {
    this.configurations = configurations;
    read();
  }

  /** Whether there is one; true also if that could never be told. */
  boolean any() {
    return any;
  }

  /** Their issuer identifiers, as far as the settings say; none if that could never be told. */
  @Override
  public Set<String> get() {
    return names;
  }

  /** Reads them again if one has changed. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (FACTORY.equals(event.getFactoryPid())) {
      read();
    }
  }

  private synchronized void read() {
    try {
      Configuration[] found = configurations.listConfigurations(FILTER);
      any = found != null && found.length > 0;
      names =
          Stream.ofNullable(found)
              .flatMap(Stream::of)
              .flatMap(configuration -> name(configuration).stream())
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      LOG.warn(
          "Configurations cannot be read, so the identity providers known before count; see the"
              + " folder data/config",
          e);
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
