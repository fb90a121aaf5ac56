package dev.serai.access.internal;

import java.io.IOException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether identity providers are configured, whatever became of them: while access starts, none of
 * them is there yet, and calls must need a token all the same.
 */
final class ConfiguredIssuers {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredIssuers.class);
  private static final String FILTER = "(service.factoryPid=dev.serai.access.issuer)";

  private ConfiguredIssuers() {}

  /** Whether there is one; true also if that cannot be told. */
  static boolean any(ConfigurationAdmin configurations) {
    try {
      return configurations.listConfigurations(FILTER) != null;
    } catch (IOException e) {
      LOG.warn(
          "Configurations cannot be read, so calls need a token; see the folder data/config", e);
      return true;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(FILTER, e);
    }
  }
}
