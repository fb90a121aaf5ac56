package dev.serai.registry.internal.catalog;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import java.util.Objects;

/**
 * Notes that say that another registry made of an entry what it is. By them its state may be taken
 * back as that registry says, so people write none, and one that a person moves loses it.
 */
public final class RegistryNote {
  private static final String BEGIN = "The registry ";

  private RegistryNote() {}

  /** How the notes of a registry begin. */
  public static String begin(String registry) {
    return BEGIN + registry + ": ";
  }

  /** A change of a person: what they move is no longer what a registry made of it. */
  static EntryRecord moved(EntryRecord before, EntryRecord after) {
    boolean keeps = Objects.equals(before.note(), after.note());
    boolean moves = before.state() != after.state();
    return keeps && moves && isOne(after.note()) ? after.noted(null) : after;
  }

  /**
   * Demands that somebody wrote no such note.
   *
   * @throws SeraiException {@code INVALID_VALUE} otherwise
   */
  static void requireNone(String before, String after) {
    if (!Objects.equals(before, after) && isOne(after)) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "note cannot begin with \"" + BEGIN.strip() + "\": Serai notes so what registries say.");
    }
  }

  private static boolean isOne(String note) {
    return note != null && note.startsWith(BEGIN);
  }
}
