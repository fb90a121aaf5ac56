package dev.serai.gateway.internal.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The names that an object has had so far. Few are compared one by one, many in a set. */
final class SeenNames {

  /** A name came a second time. */
  static final class Duplicate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Duplicate(String name) {
      super(
          "Duplicate field '"
              + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(name))
              + "'",
          null,
          false,
          false);
    }
  }

  private static final int FEW = 8;

  private final int[] hashes = new int[FEW];
  private final int[] ends = new int[2 * FEW];
  private int count;
  private Set<String> many;

  /** Forgets all. */
  void clear() {
    count = 0;
    many = null;
  }

  /**
   * Takes note of a name.
   *
   * @param source the text that holds all names of the object
   * @param hash equal for equal bytes
   * @param decoded the name itself if its bytes hold escapes, otherwise null
   * @throws Duplicate if it has been there
   */
  void add(byte[] source, int from, int to, int hash, String decoded) {
    if (many == null && (decoded != null || count == FEW)) {
      many = new HashSet<>();
      for (int at = 0; at < count; at++) {
        many.add(new Slice(source, ends[2 * at], ends[2 * at + 1]).text());
      }
    }
    if (many == null) {
      compare(source, from, to, hash);
      return;
    }
    String name = decoded == null ? new Slice(source, from, to).text() : decoded;
    if (!many.add(name)) {
      throw new Duplicate(name);
    }
  }

  private void compare(byte[] source, int from, int to, int hash) {
    for (int at = 0; at < count; at++) {
      if (hashes[at] == hash
          && Arrays.equals(source, ends[2 * at], ends[2 * at + 1], source, from, to)) {
        throw new Duplicate(new Slice(source, from, to).text());
      }
    }
    hashes[count] = hash;
    ends[2 * count] = from;
    ends[2 * count + 1] = to;
    count++;
  }
}
