package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitExceeded;
import java.io.IOException;
import java.util.Arrays;

/**
 * Walks over JSON text (RFC 8259), checks it and makes nothing of it but what it is asked for. Not
 * safe for use by several threads.
 */
final class JsonCursor {

  /** The text is no well-formed JSON. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(int at) {
      super("at byte " + at, null, false, false);
    }
  }

  /** How deep objects and arrays may be nested. */
  static final int MAX_NESTING = 200;

  /** The longest number, in bytes. */
  static final int MAX_NUMBER_BYTES = 1_000;

  private static final int USUAL_NESTING = 8;
  private static final int UNICODE_DIGITS = 4;
  private static final byte[] TRUE = JsonText.utf8("true");
  private static final byte[] FALSE = JsonText.utf8("false");
  private static final byte[] NULL = JsonText.utf8("null");
  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] bytes;
  private SeenNames[] seen;
  private int at;
  private int depth;
  private int textFrom;
  private int textTo;
  private int hash;
  private boolean escaped;

  /**
   * A cursor in front of a text.
   *
   * @param bytes the text, as UTF-8
   * @param refusesDuplicates whether an object must not have two members of one name
   */
  JsonCursor(byte[] bytes, boolean refusesDuplicates) {
    this.bytes = bytes;
    this.seen = refusesDuplicates ? new SeenNames[USUAL_NESTING] : null;
  }

  /** The next byte that is no white space, which stays; -1 at the end. */
  int peek() {
    while (at < bytes.length) {
      byte next = bytes[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next < 0 ? 0 : next;
      }
      at++;
    }
    return -1;
  }

  /** Where it is. */
  int at() {
    return at;
  }

  /** Where the name of the member begins that was last stepped to. */
  int nameFrom() {
    return textFrom - 1;
  }

  /** Enters the object or array that comes next. */
  void enter() {
    depth++;
    if (depth > MAX_NESTING) {
      throw new LimitExceeded(
          Limit.NESTING, "The message is nested more than " + MAX_NESTING + " deep.");
    }
    at++;
    if (seen != null) {
      forgetNames();
    }
  }

  private void forgetNames() {
    if (depth == seen.length) {
      seen = Arrays.copyOf(seen, 2 * depth);
    }
    if (seen[depth] != null) {
      seen[depth].clear();
    }
  }

  /** Steps to the value of the next member of an object; false if it has ended. */
  boolean member(boolean first) {
    if (ends('}', first)) {
      return false;
    }
    peek();
    string();
    if (seen != null) {
      note();
    }
    expect(':');
    peek();
    return true;
  }

  private void note() {
    if (seen[depth] == null) {
      seen[depth] = new SeenNames();
    }
    seen[depth].add(bytes, textFrom, textTo, hash, escaped ? text() : null);
  }

  /** Steps to the next element of an array; false if it has ended. */
  boolean element(boolean first) {
    if (ends(']', first)) {
      return false;
    }
    peek();
    return true;
  }

  private boolean ends(char close, boolean first) {
    if (peek() == close) {
      at++;
      depth--;
      return true;
    }
    if (!first) {
      expect(',');
    }
    return false;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw new Malformed(at);
    }
    at++;
  }

  /** What stands in a table under the name of the member that was last stepped to, or null. */
  <T> T in(NameTable<T> table) {
    return escaped ? table.find(text()) : table.find(hash, bytes, textFrom, textTo);
  }

  /** The string or name that was last read, decoded. */
  String text() {
    if (!escaped) {
      return new Slice(bytes, textFrom, textTo).text();
    }
    try (JsonParser parser = JSON.createParser(bytes, textFrom - 1, textTo - textFrom + 2)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new Malformed(textFrom);
    }
  }

  /** Passes the value that comes next. */
  void skip() {
    switch (peek()) {
      case '{' -> {
        enter();
        for (boolean first = true; member(first); first = false) {
          skip();
        }
      }
      case '[' -> {
        enter();
        for (boolean first = true; element(first); first = false) {
          skip();
        }
      }
      case '"' -> string();
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> number();
    }
  }

  /** Passes the string that comes next. */
  void string() {
    if (get(at) != '"') {
      throw new Malformed(at);
    }
    int next = at + 1;
    int sum = 0;
    textFrom = next;
    escaped = false;
    while (true) {
      byte b = get(next);
      if (b == '"') {
        break;
      } else if (b == '\\') {
        escaped = true;
        next = escape(next + 1);
      } else if (b < 0) {
        sum = 31 * sum + b;
        next = multibyte(next);
      } else if (b < ' ') {
        throw new Malformed(next);
      } else {
        sum = 31 * sum + b;
        next++;
      }
    }
    textTo = next;
    hash = sum;
    at = next + 1;
  }

  private int escape(int next) {
    switch (get(next)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return next + 1;
      }
      case 'u' -> {
        for (int digit = 1; digit <= UNICODE_DIGITS; digit++) {
          if (Character.digit(get(next + digit), 16) < 0) {
            throw new Malformed(next + digit);
          }
        }
        return next + 1 + UNICODE_DIGITS;
      }
      default -> throw new Malformed(next);
    }
  }

  /** Passes one character by the table of RFC 3629, section 4. */
  private int multibyte(int first) {
    int lead = bytes[first] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      throw new Malformed(first);
    }
    int last = first + (lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3);
    continuation(first + 1, lowest(lead), lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF);
    for (int next = first + 2; next <= last; next++) {
      continuation(next, 0x80, 0xBF);
    }
    return last + 1;
  }

  private static int lowest(int lead) {
    return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  }

  private void continuation(int index, int lowest, int highest) {
    int value = get(index) & 0xFF;
    if (value < lowest || value > highest) {
      throw new Malformed(index);
    }
  }

  private void literal(byte[] word) {
    for (byte b : word) {
      if (get(at) != b) {
        throw new Malformed(at);
      }
      at++;
    }
  }

  private void number() {
    int from = at;
    at += get(at) == '-' ? 1 : 0;
    if (get(at) == '0') {
      at++;
    } else {
      digits();
    }
    if (get(at) == '.') {
      at++;
      digits();
    }
    if (get(at) == 'e' || get(at) == 'E') {
      at++;
      at += get(at) == '+' || get(at) == '-' ? 1 : 0;
      digits();
    }
    if (at - from > MAX_NUMBER_BYTES) {
      throw new LimitExceeded(
          Limit.NUMBER, "A number of the message has more than " + MAX_NUMBER_BYTES + " bytes.");
    }
  }

  private void digits() {
    int from = at;
    while (get(at) >= '0' && get(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw new Malformed(at);
    }
  }

  /** A byte of the text; behind its end one that fits nowhere. */
  private byte get(int index) {
    return index < bytes.length ? bytes[index] : 0;
  }
}
