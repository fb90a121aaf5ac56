package dev.serai.registry.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of a client's configuration in its parts: what stands in {@code ${...}} is a value to be
 * given, whether the client took it from its environment ({@code ${VAR}}, {@code ${env:VAR}},
 * {@code ${VAR:-default}}), asked for it ({@code ${input:id}}) or put it there itself.
 *
 * @param parts the parts, in order
 */
record Template(List<Part> parts) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]+)}");
  private static final Pattern VARIABLE =
      Pattern.compile("(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);
  private static final Set<String> OF_CLIENTS =
      Set.of(
          "workspaceFolder",
          "workspaceFolderBasename",
          "workspaceRoot",
          "userHome",
          "pathSeparator",
          "cwd",
          "file",
          "fileDirname",
          "extensionPath",
          "__dirname");

  static Template of(String text, Map<String, Prompt> inputs) {
    List<Part> parts = new ArrayList<>();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    int end = 0;
    while (placeholder.find()) {
      addLiteral(parts, text.substring(end, placeholder.start()));
      parts.add(part(placeholder.group(1), inputs));
      end = placeholder.end();
    }
    addLiteral(parts, text.substring(end));
    return new Template(List.copyOf(parts));
  }

  /** What is spelled out, with a blank for each other part. */
  String literal() {
    return parts.stream()
        .map(part -> part instanceof Part.Literal literal ? literal.text() : " ")
        .collect(Collectors.joining());
  }

  /** Whether nothing but text is in it. */
  boolean isLiteral() {
    return parts.stream().allMatch(Part.Literal.class::isInstance);
  }

  /** Whether a part stands for a secret. */
  boolean refersToSecret() {
    return asked().anyMatch(asked -> asked.prompt().secret());
  }

  /** What its parts stand for, by name. */
  Stream<String> names() {
    return asked().map(asked -> asked.prompt().name());
  }

  /** The values to be given, in order. */
  Stream<Part.Asked> asked() {
    return parts.stream().filter(Part.Asked.class::isInstance).map(Part.Asked.class::cast);
  }

  /** The text of a document, with the places of the values to be given. */
  String text() {
    return parts.stream()
        .map(
            part ->
                part instanceof Part.Literal literal ? literal.text() : ((Part.Asked) part).place())
        .collect(Collectors.joining());
  }

  /** Whether a place for a value cannot be told from what is spelled out beside it. */
  boolean isAmbiguous() {
    String literal = literal();
    String text = text();
    return names()
        .anyMatch(name -> literal.contains("{" + name + "}") || text.contains("${" + name));
  }

  /** What is asked for, where that is all. */
  Optional<Prompt> onlyPrompt() {
    return parts.size() == 1 && parts.get(0) instanceof Part.Asked asked
        ? Optional.of(asked.prompt())
        : Optional.empty();
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(text));
    }
  }

  private static Part part(String content, Map<String, Prompt> inputs) {
    if (content.startsWith("input:")) {
      String id = content.substring("input:".length());
      return new Part.Asked(inputs.getOrDefault(id, unknown(id)));
    }
    Matcher variable = VARIABLE.matcher(content);
    if (!variable.matches() || OF_CLIENTS.contains(content)) {
      String shown = SecretRule.isSecretValue(content) ? "" : " ${" + content + "}";
      String name = shown.isEmpty() ? "value" : content;
      return new Part.Asked(
          Prompt.required(
              name,
              "What the client put in place of"
                  + (shown.isEmpty() ? " a placeholder" : shown)
                  + ".",
              SecretRule.isSecretName(content)));
    }
    String name = variable.group(1);
    return new Part.Asked(
        variable.group(2) == null ? ofEnvironment(name) : withDefault(name, variable.group(2)));
  }

  private static Prompt ofEnvironment(String name) {
    return Prompt.required(
        name, "Was " + name + " in the client's environment.", SecretRule.isSecretName(name));
  }

  private static Prompt unknown(String id) {
    return Prompt.required(
        id, "What the client asked for as " + id + ".", SecretRule.isSecretName(id));
  }

  private static Prompt withDefault(String name, String text) {
    boolean secret = SecretRule.isSecretName(name) || SecretRule.isSecretValue(text);
    Optional<String> fallback = Optional.of(text).filter(t -> !secret);
    return new Prompt(
        name, Optional.empty(), secret && !text.isEmpty(), secret, fallback, List.of());
  }
}
