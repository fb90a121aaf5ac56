package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import java.util.List;

/** Writes texts of a client as Serai's own options; what has to be given becomes an input there. */
final class OptionTexts {
  /** The option under which stands what has to be given. */
  static final String INPUTS = "inputs";

  private final Draft draft;

  OptionTexts(Draft draft) {
    this.draft = draft;
  }

  void addVariable(ObjectNode environment, String name, Argument value) {
    Template template = Template.of(value.text(), draft.inputs());
    if (Secrets.isSpelledOut(name, value.text(), template)) {
      Secrets.keep(draft, Kind.ENVIRONMENT, name, value.text());
      ask(Prompt.required(name, "Was spelled out in the client's configuration.", true), false);
      environment.put(name, "{" + name + "}");
      return;
    }
    environment.put(name, text(template, value, SecretRule.isSecretName(name)));
    Secrets.noteDefault(draft, name, template);
  }

  void addArguments(ArrayNode target, List<Argument> arguments) {
    arguments.forEach(argument -> target.add(text(argument)));
  }

  /** One text, such as a program or a folder. */
  String text(Argument argument) {
    return text(Template.of(argument.text(), draft.inputs()), argument, false);
  }

  private String text(Template template, Argument from, boolean secret) {
    if (template.isAmbiguous()) {
      from.place().fault(Inputs.AMBIGUOUS);
    }
    draft.literal(template.literal());
    template.asked().forEach(asked -> ask(asked.prompt(), secret));
    return template.text();
  }

  /** What is asked for twice is a secret if it is one anywhere. */
  private void ask(Prompt prompt, boolean secret) {
    ObjectNode inputs = draft.options().withObjectProperty(INPUTS);
    if (!inputs.has(prompt.name())) {
      Inputs.write(inputs.putObject(prompt.name()), prompt, secret);
    } else if (secret || prompt.secret()) {
      inputs.withObjectProperty(prompt.name()).put("isSecret", true);
    }
  }
}
