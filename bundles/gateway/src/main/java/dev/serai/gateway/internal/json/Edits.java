package dev.serai.gateway.internal.json;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replacements in a message; every byte outside them stays as it arrived. Ranges must not overlap.
 * Not safe for use by several threads.
 */
public final class Edits {
  private record Edit(int from, int to, byte[] replacement) {}

  private static final Comparator<Edit> BY_PLACE = Comparator.comparingInt(Edit::from);
  private static final byte[] NOTHING = {};
  private static final byte[] COMMA = {','};

  private final byte[] source;
  private final List<Edit> edits = new ArrayList<>(4);
  private final List<Slice> removed = new ArrayList<>(0);

  /** Edits of a message, which is not changed itself. */
  public Edits(byte[] source) {
    this.source = source;
  }

  /** Replaces a slice of the message; a null slice is ignored. */
  public Edits replace(Slice slice, byte[] replacement) {
    if (slice != null) {
      edits.add(new Edit(slice.from(), slice.to(), replacement));
    }
    return this;
  }

  /**
   * Puts a member before the others of an object, which may be empty; nothing else may be removed
   * from it.
   *
   * @param object an object of the message
   * @param member a name and a value, JSON text
   * @throws SeraiException {@code INVALID_PARAMS} if it is no object
   */
  public Edits insert(Slice object, byte[] member) {
    return insert(object, List.of(member));
  }

  /** The same with any number of members, in their order. */
  public Edits insert(Slice object, List<byte[]> members) {
    if (!object.isObject()) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "An object was expected.");
    }
    int at = object.from() + 1;
    boolean comma = false;
    for (byte[] member : members) {
      if (comma) {
        edits.add(new Edit(at, at, COMMA));
      }
      edits.add(new Edit(at, at, member));
      comma = true;
    }
    if (comma && source[forward(at)] != '}') {
      edits.add(new Edit(at, at, COMMA));
    }
    return this;
  }

  /** Removes a member of an object, with the comma that is too much then; null is ignored. */
  public Edits remove(Slice member) {
    if (member != null) {
      removed.add(member);
    }
    return this;
  }

  /** Whether nothing is to be replaced. */
  public boolean isEmpty() {
    return edits.isEmpty() && removed.isEmpty();
  }

  /** The edited message; the source itself where there is nothing to replace. */
  public byte[] apply() {
    return isEmpty() ? source : apply(0, source.length);
  }

  /** The edited text of one slice of the message, which holds all edits. */
  public byte[] applyTo(Slice slice) {
    return apply(slice.from(), slice.to());
  }

  /** Neighbours go together, so that exactly the commas between what stays are left. */
  private void settleRemovals() {
    removed.sort(Comparator.comparingInt(Slice::from));
    int at = 0;
    while (at < removed.size()) {
      int from = removed.get(at).from();
      int to = removed.get(at++).to();
      while (at < removed.size() && forward(forward(to) + 1) == removed.get(at).from()) {
        to = removed.get(at++).to();
      }
      if (source[forward(to)] == ',') {
        to = forward(to) + 1;
      } else if (source[backward(from)] == ',') {
        from = backward(from);
      }
      edits.add(new Edit(from, to, NOTHING));
    }
    removed.clear();
  }

  private int forward(int at) {
    int next = at;
    while (source[next] == ' '
        || source[next] == '\n'
        || source[next] == '\r'
        || source[next] == '\t') {
      next++;
    }
    return next;
  }

  private int backward(int at) {
    int before = at - 1;
    while (source[before] == ' '
        || source[before] == '\n'
        || source[before] == '\r'
        || source[before] == '\t') {
      before--;
    }
    return before;
  }

  private byte[] apply(int from, int to) {
    if (!removed.isEmpty()) {
      settleRemovals();
    }
    edits.sort(BY_PLACE);
    byte[] out = new byte[to - from + growth()];
    int read = from;
    int write = 0;
    for (Edit edit : edits) {
      int kept = edit.from() - read;
      System.arraycopy(source, read, out, write, kept);
      System.arraycopy(edit.replacement(), 0, out, write + kept, edit.replacement().length);
      write += kept + edit.replacement().length;
      read = edit.to();
    }
    System.arraycopy(source, read, out, write, to - read);
    return out;
  }

  private int growth() {
    int growth = 0;
    for (Edit edit : edits) {
      growth += edit.replacement().length - (edit.to() - edit.from());
    }
    return growth;
  }
}
