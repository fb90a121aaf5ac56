package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.HiddenCharacter;
import dev.serai.registry.internal.tool.Severity;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Finds characters that a model reads and a person does not see, outside their lawful places. */
final class HiddenTextRule implements TextRule {
  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    if (spot.text().chars().allMatch(HiddenTextRule::isPlain)) {
      return;
    }
    int[] text = spot.text().codePoints().toArray();
    LawfulPlaces places = new LawfulPlaces(text);
    Map<HiddenCharacter, int[]> seen = new EnumMap<>(HiddenCharacter.class);
    int index = 0;
    for (int i = 0; i < text.length; i++) {
      HiddenCharacter kind = HiddenCharacter.of(text[i]);
      if (kind != null && !places.holds(kind, i)) {
        int first = index;
        seen.computeIfAbsent(kind, k -> new int[] {first, 0})[1]++;
      }
      index += Character.charCount(text[i]);
    }
    seen.forEach((kind, found) -> findings.accept(finding(spot, kind, found[0], found[1])));
  }

  private static boolean isPlain(int c) {
    return c < 0x7f && HiddenCharacter.of(c) == null;
  }

  private static Finding finding(Spot spot, HiddenCharacter kind, int first, int count) {
    Severity severity = spot.isName() ? Severity.BLOCK : severity(kind);
    return spot.finding(severity, rule(kind), first, count + " " + message(kind));
  }

  private static Severity severity(HiddenCharacter kind) {
    return switch (kind) {
      case ESCAPE, TAG -> Severity.BLOCK;
      case SPACE -> Severity.INFO;
      default -> Severity.WARN;
    };
  }

  private static String rule(HiddenCharacter kind) {
    return kind == HiddenCharacter.ESCAPE
        ? "terminal-escape"
        : "hidden-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String message(HiddenCharacter kind) {
    return switch (kind) {
      case ESCAPE -> "terminal escape(s): they can colour, move or erase what a terminal shows.";
      case CONTROL -> "control character(s): nothing shows them, and a model still reads them.";
      case ZERO_WIDTH -> "character(s) without width: they hide in text and split or alter words.";
      case DIRECTION -> "direction control(s): the text reads otherwise than it is shown.";
      case TAG -> "tag character(s): invisible, and able to carry a whole hidden message.";
      case VARIATION ->
          "variation selector(s) without a character to vary: invisible, and able to carry data.";
      case SPACE -> "unusual space(s) or separator(s) that look like a plain space or nothing.";
      case PRIVATE_USE -> "private-use character(s): every font shows something else or nothing.";
      case SURROGATE -> "half character(s): the text is damaged or made to be.";
    };
  }
}
