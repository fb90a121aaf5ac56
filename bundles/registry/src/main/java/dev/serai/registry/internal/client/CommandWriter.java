package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Writes any other program as Serai's own option {@code command}. */
final class CommandWriter {
  private static final Pattern BLANK = Pattern.compile("[^/]*\\s.*", Pattern.DOTALL);

  private final Draft draft;
  private final OptionTexts texts;

  CommandWriter(Draft draft) {
    this.draft = draft;
    this.texts = new OptionTexts(draft);
  }

  void write(CommandLine line) {
    Argument program = line.program();
    if (BLANK.matcher(program.text()).matches()) {
      program
          .place()
          .fault(
              "Must be a program alone, by its name or its path on the machine that runs Serai, and"
                  + " without blanks: put arguments into \"args\".");
    }
    ArgumentRule rule = new ArgumentRule(draft);
    rule.check(List.of(program));
    rule.check(line.arguments());
    ObjectNode options = draft.options();
    options.put("command", texts.text(program));
    if (!line.arguments().isEmpty()) {
      texts.addArguments(options.putArray("args"), line.arguments());
    }
    ObjectNode environment = JsonNodeFactory.instance.objectNode();
    Members.environment(draft)
        .forEach((name, value) -> texts.addVariable(environment, name, value));
    if (!environment.isEmpty()) {
      options.set("env", environment);
    }
  }
}
