package dev.serai.access.internal.audit;

import dev.serai.access.internal.SettingList;
import dev.serai.core.access.CallDetail;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the settings say.
 *
 * @param calls what is noted of calls
 * @param secretNames names that tell of secrets, beside those that always do
 * @param blocksCalls whether calls are refused while they cannot be noted
 * @param kept how long events are kept; zero for ever
 */
record AuditSettings(
    CallDetail calls, List<String> secretNames, boolean blocksCalls, Duration kept) {
  private static final Logger LOG = LoggerFactory.getLogger(AuditSettings.class);

  AuditSettings {
    secretNames = List.copyOf(secretNames);
  }

  /** Reads them. What cannot be is replaced by the default, and told. */
  static AuditSettings of(AuditConfig config) {
    return new AuditSettings(
        calls(config.calls()),
        SettingList.of(config.secret$_$names()),
        config.blocks$_$calls(),
        Duration.ofDays(Math.max(0, config.retention$_$days())));
  }

  private static CallDetail calls(String text) {
    try {
      return CallDetail.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      LOG.error(
          "calls in etc/dev.serai.access.audit.cfg is {}; it has to be off, metadata or full, and"
              + " metadata is used.",
          text);
      return CallDetail.METADATA;
    }
  }
}
