package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import dev.serai.registry.internal.document.Place;
import java.util.List;

/** Writes texts of a client as inputs of a {@code server.json}. */
final class Inputs {
  /** Why a place for a value cannot be written. */
  static final String AMBIGUOUS =
      "Has a $ or braces beside a placeholder, where they cannot be told apart: remove them.";

  private final Draft draft;

  Inputs(Draft draft) {
    this.draft = draft;
  }

  /** Writes a variable or a header. */
  void addNamed(ArrayNode target, Kind kind, String name, Argument value) {
    Template template = Template.of(value.text(), draft.inputs());
    ObjectNode input = target.addObject().put("name", name);
    if (Secrets.isSpelledOut(name, value.text(), template)) {
      Secrets.keep(draft, kind, name, value.text());
      input.put("description", "Was spelled out in the client's configuration.");
      input.put("isRequired", true).put("isSecret", true);
      return;
    }
    if (template.onlyPrompt().isPresent()) {
      write(input, template.onlyPrompt().get(), SecretRule.isSecretName(name));
    } else {
      boolean secret = !template.isLiteral() && SecretRule.isSecretName(name);
      writeValue(input, template, value.place(), secret);
      if (secret || template.refersToSecret()) {
        input.put("isSecret", true);
      }
    }
    Secrets.noteDefault(draft, name, template);
  }

  /** Writes a variable that is passed on by its name alone. */
  void addUnset(ArrayNode target, String name) {
    ObjectNode input = target.addObject().put("name", name);
    String description = "Was taken from the client's own environment.";
    write(input, Prompt.required(name, description, SecretRule.isSecretName(name)), false);
  }

  /** Writes arguments that stand alone, in order. */
  void addPositional(ArrayNode target, List<Argument> arguments) {
    for (Argument argument : arguments) {
      Template template = Template.of(argument.text(), draft.inputs());
      ObjectNode input = target.addObject().put("type", "positional");
      if (template.onlyPrompt().isPresent()) {
        input.put("valueHint", template.onlyPrompt().get().name());
        write(input, template.onlyPrompt().get(), false);
      } else {
        writeValue(input, template, argument.place(), false);
      }
    }
  }

  /** Writes an option of the program that runs the package: its name, and its value if any. */
  void addOption(ArrayNode target, List<Argument> option) {
    ObjectNode input = target.addObject().put("type", "named").put("name", option.get(0).text());
    if (option.size() > 1) {
      Argument value = option.get(1);
      writeValue(input, Template.of(value.text(), draft.inputs()), value.place(), false);
    }
  }

  /** Writes an address and what stands for its variables. */
  void addUrl(ObjectNode remote, Template template, Place place) {
    remote.put("url", template.text());
    writeVariables(remote, template, place, false);
  }

  private static void writeValue(ObjectNode input, Template template, Place place, boolean secret) {
    input.put("value", template.text());
    writeVariables(input, template, place, secret);
  }

  private static void writeVariables(
      ObjectNode owner, Template template, Place place, boolean secret) {
    if (template.isAmbiguous()) {
      place.fault(AMBIGUOUS);
    }
    template
        .asked()
        .map(Part.Asked::prompt)
        .forEach(
            prompt ->
                write(
                    owner.withObjectProperty("variables").putObject(prompt.name()),
                    prompt,
                    secret));
  }

  /** Writes what is asked for. */
  static void write(ObjectNode input, Prompt prompt, boolean secret) {
    prompt.description().ifPresent(text -> input.put("description", text));
    if (prompt.required() && prompt.fallback().isEmpty()) {
      input.put("isRequired", true);
    }
    if (secret || prompt.secret()) {
      input.put("isSecret", true);
    }
    prompt.fallback().ifPresent(text -> input.put("default", text));
    if (!prompt.choices().isEmpty()) {
      ArrayNode choices = input.putArray("choices");
      prompt.choices().forEach(choices::add);
    }
  }
}
