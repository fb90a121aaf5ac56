package dev.serai.core.registry;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.regex.Pattern;

/**
 * A catalog entry's short name: the prefix of its tools, its address, its name in commands.
 * Lower-case letters, digits and single inner hyphens, 1 to 24 characters; frozen with the entry.
 * It never contains {@code __}, the separator of aggregated names.
 *
 * @param value the alias itself
 */
public record Alias(String value) implements Comparable<Alias> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){0,23}");
  private static final int MAX_LENGTH = 24;

  /** Refuses a value of any other form with {@link ErrorCode#INVALID_ENTRY}. */
  public Alias {
    if (value == null || value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new SeraiException(
          ErrorCode.INVALID_ENTRY,
          "An alias has 1 to 24 lower-case letters, digits and single inner hyphens: " + value);
    }
  }

  @Override
  public int compareTo(Alias other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
