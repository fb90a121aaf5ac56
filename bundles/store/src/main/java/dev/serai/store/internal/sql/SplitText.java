package dev.serai.store.internal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A text in two columns. H2 keeps a {@code varchar} of bounded length in its row and a {@code text}
 * apart from it, which makes reading many rows several times slower: so the beginning is the one,
 * and what is left over, which most texts do not have, the other.
 *
 * @param begin at most {@link #BEGIN} characters
 * @param rest what follows, or null
 */
record SplitText(String begin, String rest) {
  /** The width of the first column. */
  static final int BEGIN = 65_536;

  /** Splits a text, never within a surrogate pair. */
  static SplitText of(String text) {
    if (text.length() <= BEGIN) {
      return new SplitText(text, null);
    }
    int end = Character.isHighSurrogate(text.charAt(BEGIN - 1)) ? BEGIN - 1 : BEGIN;
    return new SplitText(text.substring(0, end), text.substring(end));
  }

  /** The whole text of a row. */
  static String read(ResultSet row) throws SQLException {
    String begin = row.getString("record");
    String rest = row.getString("record_rest");
    return rest == null ? begin : begin + rest;
  }
}
