package dev.serai.registry.internal.client;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which names and values look like secrets; when in doubt, they do. No pattern takes more than
 * linear time.
 */
public final class SecretRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)KEY(?!WORD|BOARD)|TOKEN|SECRET|PASSW(?:OR)?D|PASSPHRASE|PWD|AUTH(?!OR(?!I))"
              + "|CREDENTIAL|COOKIE");
  private static final Pattern PAT =
      Pattern.compile(
          "(?:^|[^A-Za-z0-9]|(?<=[a-z0-9]))(?:PAT|Pat|(?<![A-Za-z])pat)(?![A-Za-z0-9])");
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)|true|false|yes|no|on|off|none|null");
  private static final Pattern COUNT_NAME = Pattern.compile("(?i).*TOKENS|.*TOKEN_?(LIMIT|COUNT)");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final List<Pattern> VALUES =
      List.of(
          Pattern.compile("(?i)(?<![A-Za-z])(?:bearer|basic)\\s+[^\\s{$<][^\\s]{3,}"),
          Pattern.compile(
              "(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|hf_|npm_|ya29\\.)\\w{4,}"),
          Pattern.compile(
              "(?<![A-Za-z0-9])(?:sk|pk|rk)[-_](?=[A-Za-z_-]{0,40}\\d)[A-Za-z0-9_-]{8}"),
          Pattern.compile("(?<![A-Za-z0-9])xox[a-z]-[A-Za-z0-9-]{4,}"),
          Pattern.compile("(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{12,}"),
          Pattern.compile("(?<![A-Za-z0-9])AIza[0-9A-Za-z_-]{20,}"),
          Pattern.compile(
              "(?:(?<![A-Za-z0-9_-])|(?<=:-))eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{4,}+\\."),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
          Pattern.compile("[a-zA-Z0-9+.-]://(?!git@)[^/?#\\s@]++@"),
          Pattern.compile(
              "(?i)(?:password|passwd|pwd|secret|token|api[-_]?key|apikey|access[-_]?key"
                  + "|account[-_]?key)\\s{0,3}[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?[^\\s;,&\"'{}$<]{3,}"));

  private SecretRule() {}

  /** Whether a variable, header, flag or parameter of this name holds a secret. */
  public static boolean isSecretName(String name) {
    return NAME.matcher(name).find() || PAT.matcher(name).find();
  }

  /** Whether a text holds a secret, whatever it is called. */
  public static boolean isSecretValue(String value) {
    return VALUES.stream().anyMatch(form -> form.matcher(value).find());
  }

  /** Whether a text under a name is to be kept out of documents. */
  public static boolean isSecret(String name, String value) {
    if (isSecretValue(value)) {
      return true;
    }
    boolean count = COUNT_NAME.matcher(name).matches() && COUNT.matcher(value).matches();
    return isSecretName(name) && !count && !HARMLESS.matcher(value).matches();
  }
}
