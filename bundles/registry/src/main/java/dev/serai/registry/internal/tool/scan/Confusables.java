package dev.serai.registry.internal.tool.scan;

import java.util.HashMap;
import java.util.Map;

/**
 * Letters that look like a Latin one: the Cyrillic, Greek, Armenian and Cherokee letters, and the
 * unusual Latin ones, that can pass for ASCII in a name (after UTS #39, confusables). Each pair is
 * the letter and what it looks like. A small table on purpose: it holds what can be typed or is
 * seen in attacks, not every sign of Unicode.
 */
final class Confusables {
  private static final String CYRILLIC =
      "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0457i\u0458j\u0455s\u04bbh\u0501d"
          + "\u051bq\u051dw\u0475v\u043ak\u043cm\u0442t\u043dh\u0432b\u0433r\u043fn\u0451e\u04cfl"
          + "\u0410A\u0412B\u0415E\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0423Y\u0425X"
          + "\u0406I\u0408J\u0405S\u050cG\u04aeY\u04c0l\u0500D\u051aQ\u051cW\u0474V";

  private static final String GREEK =
      "\u03b1a\u03bfo\u03bdv\u03c1p\u03b9i\u03bak\u03c5u\u03c4t\u03c7x\u03b3y\u03b7n\u03c9w\u03b5e"
          + "\u03f2c\u03f3j\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO"
          + "\u03a1P\u03a4T\u03a5Y\u03a7X";

  private static final String OTHERS =
      "\u0585o\u057du\u0570h\u0578n\u0581g\u0566q\u13aaA\u13b3W\u13c0G\u13a2T\u13deL\u13daS";

  private static final String LATIN =
      "\u0131i\u0251a\u0261g\u0269i\u029fl\u01c0l\u0142l\u00f8o\u0111d\u0180b\u0127h\u0167t\u1d0fo"
          + "\u1d1cu\u1d20v\u1d21w\u1d22z\u0280r\u0274n\u026ai\u1d00a\u0299b\u1d04c\u1d05d\u1d07e"
          + "\ua731s\u1d1bt\u2019'\u2018'\u201c\"\u201d\"\u2010-\u2011-\u2012-\u2013-\u2014-\u2212-";

  private static final Map<Character, Character> OTHER_SCRIPTS = table(CYRILLIC + GREEK + OTHERS);
  private static final Map<Character, Character> ALL = table(CYRILLIC + GREEK + OTHERS + LATIN);

  private Confusables() {}

  private static Map<Character, Character> table(String pairs) {
    Map<Character, Character> table = new HashMap<>();
    for (int i = 0; i < pairs.length(); i += 2) {
      table.put(pairs.charAt(i), pairs.charAt(i + 1));
    }
    return Map.copyOf(table);
  }

  /** What a character looks like; itself where that is nothing else. */
  static char latin(char c) {
    return c < 0x80 ? c : ALL.getOrDefault(c, c);
  }

  /** Whether it is a letter of another script that looks Latin. */
  static boolean isFalseLatin(int c) {
    return c >= 0x80 && c <= 0xffff && OTHER_SCRIPTS.containsKey((char) c);
  }
}
