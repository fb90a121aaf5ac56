package dev.serai.core.credential;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.regex.Pattern;

/**
 * Names a secret: {@code scheme:path#key}. It says where the secret is, and is no secret itself.
 *
 * @param scheme of the provider: 1 to 32 lower-case letters, digits and hyphens, a letter first
 * @param path where the provider finds it: 1 to 1,000 characters, segments with single slashes
 *     between; none is {@code .} or {@code ..}
 * @param key what of several values at the path: 1 to 200 characters; null where the path alone
 *     names it
 */
public record CredentialReference(String scheme, String path, String key) {
  private static final int MAX_PATH = 1_000;
  private static final int MAX_KEY = 200;
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Refuses what is no reference with {@code INVALID_VALUE}. The message never repeats what it was
   * given, since that may be a secret in the wrong place.
   */
  public CredentialReference {
    if (scheme == null || !SCHEME.matcher(scheme).matches()) {
      throw refused(
          "must begin with a scheme of 1 to 32 lower-case letters, digits and hyphens, a letter"
              + " first, and a colon.");
    }
    requireText("path", path, MAX_PATH);
    requireSegments(path);
    if (key != null) {
      requireText("key", key, MAX_KEY);
    }
  }

  /** A reference whose path alone names the secret. */
  public CredentialReference(String scheme, String path) {
    this(scheme, path, null);
  }

  /**
   * Reads {@code scheme:path#key} or {@code scheme:path}. The first colon ends the scheme, the last
   * number sign the path.
   *
   * @throws SeraiException {@code INVALID_VALUE}, which names the fault and not the text
   */
  public static CredentialReference parse(String text) {
    if (text == null) {
      throw refused("is missing; it has the form scheme:path#key.");
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw refused("has no colon; it has the form scheme:path#key.");
    }
    int sign = text.lastIndexOf('#');
    return sign > colon
        ? new CredentialReference(
            text.substring(0, colon), text.substring(colon + 1, sign), text.substring(sign + 1))
        : new CredentialReference(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Whether a change of what this names is one of what the other names, too: the same scheme and
   * path, and the same key unless this has none.
   */
  public boolean covers(CredentialReference other) {
    return scheme.equals(other.scheme)
        && path.equals(other.path)
        && (key == null || key.equals(other.key));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return scheme + ":" + path + (key == null ? "" : "#" + key);
  }

  private static void requireText(String part, String text, int max) {
    if (text == null || text.isBlank() || text.length() > max) {
      throw refused("must have a " + part + " of 1 to " + max + " characters that are not blank.");
    }
    if (text.indexOf('#') >= 0) {
      throw refused("must have one number sign at most, between path and key.");
    }
    if (text.codePoints().anyMatch(CredentialReference::isUnfit)) {
      throw refused(
          "must have no control characters or halves of surrogate pairs in its " + part + ".");
    }
  }

  private static boolean isUnfit(int point) {
    return Character.isISOControl(point)
        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static void requireSegments(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw refused(
            "must have a path without empty segments, . and .., and without a slash at its ends.");
      }
    }
  }

  private static SeraiException refused(String fault) {
    return new SeraiException(ErrorCode.INVALID_VALUE, "The credential reference " + fault);
  }
}
