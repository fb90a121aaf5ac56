package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import java.util.function.Consumer;

/**
 * Looks at one text after another. Takes any text, of any length, in time that grows no faster than
 * its length.
 */
interface TextRule {
  /** Reports what is wrong with a text. */
  void check(Spot spot, Consumer<Finding> findings);
}
