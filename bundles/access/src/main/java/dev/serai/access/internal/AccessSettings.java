package dev.serai.access.internal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the settings say.
 *
 * @param required whether calls from this machine need a token too
 * @param failuresPerMinute how many tokens of one address may be wrong each minute, 1 or more
 * @param scopes what clients are told to ask identity providers for
 * @param deciderRequired whether everything is denied while no rules are plugged in
 */
record AccessSettings(
    boolean required, int failuresPerMinute, List<String> scopes, boolean deciderRequired) {
  private static final Logger LOG = LoggerFactory.getLogger(AccessSettings.class);

  AccessSettings {
    scopes = List.copyOf(scopes);
  }

  /**
   * Reads them. A number that cannot be is replaced by the least that can.
   *
   * @param issuers whether there are identity providers
   */
  static AccessSettings of(AccessConfig config, boolean issuers) {
    int failures = config.failures$_$per$_$minute();
    if (failures < 1) {
      LOG.error(
          "failures-per-minute in etc/dev.serai.access.cfg is {}; it has to be 1 or more, and 1 is"
              + " used.",
          failures);
    }
    return new AccessSettings(
        config.require$_$authentication() || issuers,
        Math.max(1, failures),
        SettingList.of(config.scopes()),
        config.require$_$decider());
  }
}
