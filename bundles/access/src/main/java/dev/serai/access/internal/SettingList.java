package dev.serai.access.internal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Settings of several values: a {@code .cfg} file gives them as one text. */
public final class SettingList {
  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  private SettingList() {}

  /**
   * The values of a setting.
   *
   * @param texts values, each of which may be several with commas or blanks between
   * @return those that are not blank, in their order
   */
  public static List<String> of(String... texts) {
    return Arrays.stream(texts)
        .flatMap(BETWEEN::splitAsStream)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
