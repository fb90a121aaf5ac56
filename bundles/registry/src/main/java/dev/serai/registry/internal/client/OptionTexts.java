package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import java.util.List;

/**
 * Writes texts of a client as Serai's own options. Those cannot ask for values: what has to be
 * given becomes a variable of Serai's environment, and a note says which.
 */
final class OptionTexts {
  private final Draft draft;

  OptionTexts(Draft draft) {
    this.draft = draft;
  }

  void addVariable(ObjectNode environment, String name, Argument value) {
    Template template = Template.of(value.text(), draft.inputs());
    if (Secrets.isSpelledOut(name, value.text(), template)) {
      Secrets.keep(draft, Kind.ENVIRONMENT, name, value.text());
      environment.put(name, reference(named(name), "the secret of " + name));
      return;
    }
    environment.put(name, text(template, name));
  }

  void addArguments(ArrayNode target, List<Argument> arguments) {
    for (Argument argument : arguments) {
      target.add(text(Template.of(argument.text(), draft.inputs()), "An argument"));
    }
  }

  /** One text, such as a program or a folder. */
  String text(Argument argument) {
    return text(Template.of(argument.text(), draft.inputs()), "A path");
  }

  private String text(Template template, String where) {
    StringBuilder text = new StringBuilder();
    for (Part part : template.parts()) {
      if (part instanceof Part.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Part.Asked asked) {
        text.append(given(asked, where));
      } else {
        text.append(part);
      }
    }
    return text.toString();
  }

  private String given(Part.Asked asked, String where) {
    Prompt prompt = asked.prompt();
    if (prompt.fallback().isEmpty()) {
      return reference(asked.variable(), "what the client gave for " + prompt.name());
    }
    draft.note(
        where
            + " has its default: write "
            + asked.variable()
            + " to take it from Serai's environment.");
    return prompt.fallback().get();
  }

  private String reference(Part.Variable variable, String what) {
    draft.note("Set " + variable.name() + " in Serai's environment to " + what + ".");
    return variable.toString();
  }

  private static Part.Variable named(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*")
        ? new Part.Variable(name)
        : Template.variable(name);
  }
}
