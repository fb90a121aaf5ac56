package dev.serai.core.store;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What its holders may do.
 *
 * @param name its name, which is its key: 1 to 200 characters
 * @param permissions each {@code resource:action}, of lower-case letters, digits and hyphens, or
 *     {@code *} in either place; at most 1,000
 */
public record RoleRecord(String name, Set<String> permissions) implements Keyed {
  private static final Pattern PERMISSION =
      Pattern.compile("([a-z0-9-]{1,100}|\\*):([a-z0-9-]{1,100}|\\*)");

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public RoleRecord {
    FieldRules.name("name", name);
    permissions = permissions(permissions);
  }

  @Override
  public String key() {
    return name;
  }

  /** A copy of permissions that each read as they have to. */
  static Set<String> permissions(Set<String> texts) {
    Set<String> copy = Set.copyOf(FieldRules.names("permissions", texts));
    if (!copy.stream().allMatch(each -> PERMISSION.matcher(each).matches())) {
      throw FieldRules.refused(
          "permissions must each read resource:action, in lower-case letters, digits and hyphens,"
              + " or * for any.");
    }
    return copy;
  }
}
