package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Keyed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on: after a key. */
final class Cursor {
  private static final int MAX_TEXT = 4 * Keyed.MAX_KEY + 4;

  /** Tells cursors from other texts. */
  private static final String MARK = "k:";

  private Cursor() {}

  static String after(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
  }

  /** The key, or null for the beginning. */
  static String key(String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      if (!cursor.isEmpty() && cursor.length() <= MAX_TEXT) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (text.startsWith(MARK) && text.indexOf('\0') < 0) {
          return text.substring(MARK.length());
        }
      }
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    throw refused();
  }

  private static SeraiException refused() {
    return new SeraiException(
        ErrorCode.INVALID_VALUE, "after must be what an earlier page of the list gave as next.");
  }
}
