package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import dev.serai.registry.internal.tool.VisibleText;

/**
 * One text of a definition.
 *
 * @param definition whose text it is
 * @param role what the text is there
 * @param pointer where it stands; of a member's name, the pointer of that member
 * @param text the text
 * @param folded the same as a model may understand it
 */
record Spot(Definition definition, Role role, String pointer, String text, FoldedText folded) {
  private static final int EXCERPT = 160;

  /** What a text is for. */
  enum Role {
    /** By which a client calls or reads the definition. */
    NAME,
    /** A member's name, such as a parameter's. */
    KEY,
    /** Anything else. */
    VALUE
  }

  static Spot of(Definition definition, Role role, String pointer, String text) {
    return new Spot(definition, role, pointer, text, new FoldedText(text));
  }

  /** Whether it names something, so that it is compared rather than read. */
  boolean isName() {
    return role != Role.VALUE;
  }

  /** Whether it may be a sentence. */
  boolean isProse() {
    return role == Role.VALUE && text.indexOf(' ') >= 0;
  }

  /** Whether it is one of the icons, which are URLs and data by nature. */
  boolean isIcon() {
    return pointer.startsWith("/icons/");
  }

  /** A finding here, with the text around an index. */
  Finding finding(Severity severity, String rule, int at, String message) {
    return new Finding(
        severity, rule, definition.key(), pointer, message, VisibleText.window(text, at, EXCERPT));
  }
}
