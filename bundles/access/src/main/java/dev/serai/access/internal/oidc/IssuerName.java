package dev.serai.access.internal.oidc;

import java.util.Map;

/**
 * What people call the configuration of a provider: {@code keycloak} for {@code
 * etc/dev.serai.access.issuer-keycloak.cfg}.
 */
final class IssuerName {
  private static final String FILE = "felix.fileinstall.filename";

  private IssuerName() {}

  /** From a configuration's properties. */
  static String of(Map<String, Object> properties) {
    String pid = String.valueOf(properties.get("service.pid"));
    int named = pid.indexOf('~');
    if (named >= 0) {
      return pid.substring(named + 1);
    }
    String file = String.valueOf(properties.get(FILE));
    int dash = file.indexOf('-', file.lastIndexOf('/'));
    int end = file.lastIndexOf('.');
    return dash > 0 && end > dash
        ? file.substring(dash + 1, end)
        : pid.substring(pid.lastIndexOf('.') + 1);
  }
}
