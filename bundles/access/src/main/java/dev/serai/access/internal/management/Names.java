package dev.serai.access.internal.management;

import dev.serai.access.internal.accounts.Likeness;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names that people read: two that look alike stand for one thing, or somebody is deceived. Two
 * look alike as {@link Likeness} has it. Who has which name is looked up in memory, as changes wait
 * for each other: of two who give such names within the same second both may have theirs.
 */
final class Names {
  /**
   * What does not show by its general category, and what does not though it counts as a letter, a
   * mark or a symbol: the rest of Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties) and
   * the empty Braille pattern.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cn}\\p{Co}"
              + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0000}-\\x{E0FFF}]");

  private Names() {}

  /**
   * Refuses what does not show: control, format and ignorable characters, line ends, blanks
   * outside.
   *
   * @param text or null, which is left to the record
   */
  static void readable(String field, String text) {
    if (text == null) {
      return;
    }
    if (HIDDEN.matcher(text).find()) {
      throw Rules.refused(field + " must not have control characters, line ends or hidden ones.");
    }
    if (!text.equals(text.strip())) {
      throw Rules.refused(field + " must not begin or end with a blank.");
    }
  }

  /** Whether a name looks like that of one of these. */
  static <T> boolean isOneOf(String name, Collection<T> these, Function<T, String> names) {
    return these.stream()
        .anyMatch(each -> Likeness.of(names.apply(each)).equals(Likeness.of(name)));
  }

  /**
   * Refuses a name that looks like that of another record.
   *
   * @param <R> the records
   * @param word what people call one
   * @param store where they are
   * @param value the record that has the name
   * @param known those whose names were known to look like it; what they are now is read again
   * @param others which of them count
   */
  static <R extends Keyed> void requireAlone(
      String word,
      EditableStore<R> store,
      R value,
      Collection<Versioned<R>> known,
      Function<R, String> name,
      Predicate<R> others) {
    String likeness = Likeness.of(name.apply(value));
    Set<String> keys = Rules.keys(known, each -> each.value().key());
    keys.remove(value.key());
    if (store.findAll(keys).stream()
        .map(Versioned::value)
        .filter(others)
        .anyMatch(other -> Likeness.of(name.apply(other)).equals(likeness))) {
      throw taken(word);
    }
  }

  /** What is told of a name that another record has, or one that looks like it. */
  static SeraiException taken(String word) {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        "name is that of another "
            + word
            + ", or differs from it by case or blanks alone: choose another name.");
  }
}
