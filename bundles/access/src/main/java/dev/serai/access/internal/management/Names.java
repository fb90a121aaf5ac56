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

/**
 * Names that people read: two that look alike stand for one thing, or somebody is deceived. Two
 * look alike that differ by nothing but case, blanks and compatible characters (Unicode, NFKC).
 */
final class Names {
  private static final int PAGE = 500;

  private Names() {}

  /**
   * Refuses what does not show: control and format characters, line ends, blanks outside.
   *
   * @param text or null, which is left to the record
   */
  static void readable(String field, String text) {
    if (text == null) {
      return;
    }
    if (text.codePoints().anyMatch(Names::isHidden)) {
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

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
