package dev.serai.admin.internal.resource;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions as entity tags, and the conditions of requests on them (RFC 9110, section 13). The tag
 * of version 7 is {@code "7"}, a strong one.
 */
final class Versions {
  private static final Pattern TAG = Pattern.compile("\\G\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
  private static final String ANY = "*";
  private static final int MOST_TRIES = 20;

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
    if (ifMatch == null) {
      throw new SeraiException(
          ErrorCode.VERSION_REQUIRED, "A change needs the header If-Match with an ETag.");
    }
    if (!isAny(ifMatch) && !tags(ifMatch, false).contains(String.valueOf(now))) {
      throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "This is at version " + now + " now.");
    }
  }

  /**
   * Does a change again that met another one, if it is about whatever version there is: what others
   * do meanwhile is then no reason to refuse it (RFC 9110, section 13.1.1).
   *
   * @param ifMatch the header {@code If-Match}, or null
   * @param work reads the version of now, and changes that
   * @throws SeraiException {@code OVERLOADED} if others were faster 20 times
   */
  static <T> T change(String ifMatch, Supplier<T> work) {
    if (!isAny(ifMatch)) {
      return work.get();
    }
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        return work.get();
      } catch (SeraiException e) {
        if (e.code() != ErrorCode.CHANGED_MEANWHILE) {
          throw e;
        }
      }
    }
    throw new SeraiException(ErrorCode.OVERLOADED, "Too many change this at once.");
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

  private static boolean isAny(String condition) {
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
