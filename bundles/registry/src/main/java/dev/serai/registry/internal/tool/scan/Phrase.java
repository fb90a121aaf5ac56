package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Severity;
import java.util.regex.Pattern;

/**
 * A way of speaking to the model rather than about the tool.
 *
 * @param rule the rule's name
 * @param severity how much it asks of the reviewer
 * @param pattern over {@link FoldedText}: every repetition is bounded, so time is linear
 * @param message what it means
 */
record Phrase(String rule, Severity severity, Pattern pattern, String message) {
  static Phrase of(String rule, Severity severity, String message, String regex) {
    return new Phrase(rule, severity, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), message);
  }
}
