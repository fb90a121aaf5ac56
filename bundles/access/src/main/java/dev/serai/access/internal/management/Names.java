package dev.serai.access.internal.management;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Names that people read: two that look alike stand for one thing, or somebody is deceived. Two
 * look alike that differ by nothing but case, blanks and compatible characters (Unicode, NFKC).
 */
final class Names {
  private static final int PAGE = 500;

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

  /** A name as it is compared. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]", "");
  }

  /** Whether a name looks like that of one of these. */
  static <T> boolean isOneOf(String name, Collection<T> these, Function<T, String> names) {
    return these.stream().anyMatch(each -> folded(names.apply(each)).equals(folded(name)));
  }

  /**
   * Refuses a name that looks like that of another record.
   *
   * @param <R> the records
   * @param word what people call one
   * @param store where they are, with this one
   * @param value the record that has the name
   * @param others which of them count
   */
  static <R extends Keyed> void requireAlone(
      String word, EditableStore<R> store, R value, Function<R, String> name, Predicate<R> others) {
    String folded = folded(name.apply(value));
    List<Versioned<R>> page = store.page(null, PAGE);
    while (!page.isEmpty()) {
      for (Versioned<R> each : page) {
        R other = each.value();
        if (!other.key().equals(value.key())
            && others.test(other)
            && folded(name.apply(other)).equals(folded)) {
          throw taken(word);
        }
      }
      page = store.page(page.get(page.size() - 1).value().key(), PAGE);
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
