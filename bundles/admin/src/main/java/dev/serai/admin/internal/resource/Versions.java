package dev.serai.admin.internal.resource;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions as entity tags, and the conditions of requests on them (RFC 9110, section 13). The tag
 * of version 7 is {@code "7"}, a strong one.
 */
final class Versions {
  private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
  private static final String ANY = "*";

  private Versions() {}

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Demands that a change is about the version of now.
   *
   * @param ifMatch the header {@code If-Match}, or null
   * @param now the version of now
   * @throws SeraiException {@code VERSION_REQUIRED} without the header; {@code CHANGED_MEANWHILE}
   *     if the version of now is none of those that it names
   */
  static void required(String ifMatch, long now) {
    given(ifMatch);
    if (!isAny(ifMatch) && !tags(ifMatch, false).contains(String.valueOf(now))) {
      throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "This is at version " + now + " now.");
    }
  }

  /**
   * Demands that a change says which version it is about.
   *
   * @param ifMatch the header {@code If-Match}, or null
   * @throws SeraiException {@code VERSION_REQUIRED} without it
   */
  static void given(String ifMatch) {
    if (ifMatch == null) {
      throw new SeraiException(
          ErrorCode.VERSION_REQUIRED, "A change needs the header If-Match with an ETag.");
    }
  }

  /**
   * The one version that a change says it is about, or empty if it names none or several.
   *
   * @param ifMatch the header {@code If-Match}, or null
   */
  static OptionalLong named(String ifMatch) {
    Set<String> tags = ifMatch == null || isAny(ifMatch) ? Set.of() : tags(ifMatch, false);
    String only = tags.size() == 1 ? tags.iterator().next() : "";
    return only.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(only))
        : OptionalLong.empty();
  }

  /** Whether a client has this version already, by its header {@code If-None-Match}, or null. */
  static boolean known(String ifNoneMatch, long version) {
    return ifNoneMatch != null
        && (isAny(ifNoneMatch) || tags(ifNoneMatch, true).contains(String.valueOf(version)));
  }

  /** Whether a condition, or null, is about whatever version there is. */
  static boolean isAny(String condition) {
    return condition != null && condition.strip().equals(ANY);
  }

  private static Set<String> tags(String header, boolean weakToo) {
    Set<String> tags = new HashSet<>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tag.find()) {
      end = tag.end();
      if (weakToo || tag.group(1) == null) {
        tags.add(tag.group(2));
      }
    }
    if (end < header.length()) {
      throw Call.refused("An ETag must stand in double quotes, as it was given.");
    }
    return tags;
  }
}
