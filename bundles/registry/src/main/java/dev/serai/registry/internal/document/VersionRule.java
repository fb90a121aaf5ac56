package dev.serai.registry.internal.document;

import java.util.regex.Pattern;

/** A version is one version: no range, no word that a release script was to replace. */
final class VersionRule {
  private static final Pattern RANGE =
      Pattern.compile("^[\\^~<>=].*|.*(\\|\\||\\s-\\s|,|\\*).*|(.*\\.)?[xX](\\..*)?");
  private static final Pattern PLACEHOLDER = Pattern.compile(".*(\\$?\\{.*}|<.*>).*");

  private VersionRule() {}

  /** Whether a release script was to replace something in a text. */
  static boolean isPlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  static void check(Place at, String version) {
    if (isPlaceholder(version)) {
      at.fault(Quoted.of(version) + " is a placeholder that was not filled in: write the version.");
    } else if (RANGE.matcher(version).matches()) {
      at.fault(Quoted.of(version) + " is a range: name one exact version.");
    }
  }
}
