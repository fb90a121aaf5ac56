package dev.serai.registry.internal;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;

/**
 * Compares versions in OSGi's order: three numbers, then the rest as text. Takes what is no OSGi
 * version as far as it goes ({@code 1.2.3-beta.1} has the qualifier {@code beta_1}); text without a
 * leading number ranks lowest.
 */
final class VersionOrder implements Comparator<String> {
  private static final Pattern FORM =
      Pattern.compile(
          "[vV]?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:(?:[^0-9A-Za-z]+|(?=[A-Za-z]))(.*))?");

  @Override
  public int compare(String left, String right) {
    return parse(left).compareTo(parse(right));
  }

  private static Version parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Version.emptyVersion;
    }
    return new Version(
        Integer.parseInt(form.group(1)),
        number(form.group(2)),
        number(form.group(3)),
        form.group(4) == null ? "" : form.group(4).replaceAll("[^A-Za-z0-9_-]", "_"));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
