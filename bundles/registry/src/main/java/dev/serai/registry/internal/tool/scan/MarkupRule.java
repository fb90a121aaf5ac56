package dev.serai.registry.internal.tool.scan;

import dev.serai.registry.internal.tool.Finding;
import dev.serai.registry.internal.tool.Severity;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds markup that hides text from people or sets it apart for a model: HTML comments, tags such
 * as {@code <IMPORTANT>}, and the marks between the turns of a chat.
 */
final class MarkupRule implements TextRule {
  private static final Pattern TAG =
      Pattern.compile(
          "</? ?(?:important|system|system[-_ ](?:reminder|prompt|message|note)|instructions?|secret"
              + "|hidden|critical|assistant|developer|override|mandatory)(?: [^<>]{0,80})?>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TURN =
      Pattern.compile(
          "<\\|(?:im[_ ]start|im[_ ]end|system|user|assistant|endoftext|eot[_ ]id|start[_ ]header[_ ]id)\\|>"
              + "|\\[/?INST\\]|<</?SYS>>|(?:^| )#{2,4} ?system ?:",
          Pattern.CASE_INSENSITIVE);

  private static final String TAG_MESSAGE = "A tag that sets text apart for the model.";
  private static final String TURN_MESSAGE =
      "A mark between the turns of a chat: it can make text look like the system's or user's.";

  @Override
  public void check(Spot spot, Consumer<Finding> findings) {
    int comment = spot.text().indexOf("<!--");
    if (comment >= 0) {
      findings.accept(
          spot.finding(
              Severity.WARN,
              "html-comment",
              comment,
              "An HTML comment: pages do not show it, and a model reads it."));
    }
    find(TAG, spot)
        .map(at -> spot.finding(Severity.WARN, "model-tag", at, TAG_MESSAGE))
        .ifPresent(findings);
    find(TURN, spot)
        .map(at -> spot.finding(Severity.BLOCK, "chat-turn", at, TURN_MESSAGE))
        .ifPresent(findings);
  }

  private static Optional<Integer> find(Pattern pattern, Spot spot) {
    Matcher matcher = pattern.matcher(spot.folded().text());
    return matcher.find() ? Optional.of(spot.folded().origin(matcher.start())) : Optional.empty();
  }
}
