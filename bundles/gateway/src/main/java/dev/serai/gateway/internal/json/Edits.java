package dev.serai.gateway.internal.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replacements in a message; every byte outside them stays as it arrived. Ranges must not overlap.
 * Not safe for use by several threads.
 */
public final class Edits {
  private record Edit(int from, int to, byte[] replacement) {}

  private final byte[] source;
  private final List<Edit> edits = new ArrayList<>(4);

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

  /** Whether nothing is to be replaced. */
  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The edited message; the source itself where there is nothing to replace. */
  public byte[] apply() {
    return edits.isEmpty() ? source : apply(0, source.length);
  }

  /** The edited text of one slice of the message, which holds all edits. */
  public byte[] applyTo(Slice slice) {
    return apply(slice.from(), slice.to());
  }

  private byte[] apply(int from, int to) {
    edits.sort(Comparator.comparingInt(Edit::from));
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
