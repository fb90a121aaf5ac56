package dev.serai.gateway.internal.json;

/**
 * Looks for the id of an answer in a text that cannot be read as a message, whether it is JSON or
 * not. Not safe for use by several threads.
 */
public final class AnswerId {
  private final byte[] bytes;
  private int at;
  private int depth;
  private Slice id;
  private boolean asks;

  private AnswerId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The first {@code id} among the outermost members, which is a number.
   *
   * @return its text, or null where there is none or the text has a {@code method} beside it
   */
  public static Slice find(byte[] bytes) {
    AnswerId search = new AnswerId(bytes);
    search.run();
    return search.asks ? null : search.id;
  }

  private void run() {
    while (at < bytes.length) {
      switch (bytes[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> string();
        default -> {}
      }
      at++;
    }
  }

  /** Stops at the closing quote. */
  private void string() {
    int from = at + 1;
    at = from;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    int to = Math.min(at, bytes.length);
    if (depth == 1 && byteAfterBlanks(at + 1) == ':') {
      member(new Slice(bytes, from, to).text());
    }
  }

  private void member(String name) {
    asks |= name.equals("method");
    if (id == null && name.equals("id")) {
      int from = blanksEnd(blanksEnd(at + 1) + 1);
      int to = from;
      while (to < bytes.length && (bytes[to] == '-' || Character.isDigit(bytes[to]))) {
        to++;
      }
      id = to == from ? null : new Slice(bytes, from, to);
    }
  }

  private int byteAfterBlanks(int from) {
    int end = blanksEnd(from);
    return end < bytes.length ? bytes[end] : -1;
  }

  private int blanksEnd(int from) {
    int end = from;
    while (end < bytes.length && Character.isWhitespace(bytes[end])) {
      end++;
    }
    return end;
  }
}
