package dev.serai.access.internal.audit;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which names tell that their values are secret: those that {@link Redaction#secret} knows, those
 * that have such a word somewhere inside, and those that are configured. Immutable.
 */
final class SecretNames {
  private static final Pattern INSIDE =
      Pattern.compile(
          "password|passwd|passphrase|secret|token|credential|cookie|authorization|api_?key",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Set<String> more;

  /**
   * The names.
   *
   * @param more names beside those that are always secret, in any spelling; blank ones do not count
   */
  SecretNames(Collection<String> more) {
    this.more =
        more.stream()
            .map(SecretNames::plain)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a name tells that its value is secret. */
  boolean contains(String name) {
    return Redaction.secret(name) || INSIDE.matcher(name).find() || configured(plain(name));
  }

  private boolean configured(String name) {
    return more.stream().anyMatch(name::contains);
  }

  private static String plain(String name) {
    return BETWEEN.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
