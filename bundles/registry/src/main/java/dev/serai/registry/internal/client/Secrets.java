package dev.serai.registry.internal.client;

import dev.serai.registry.internal.client.LiteralSecret.Kind;
import java.util.regex.Pattern;

/** Secrets among the values of variables and headers. */
final class Secrets {
  private static final Pattern AROUND =
      Pattern.compile("(?i)bearer|basic|digest|api[-_]?key|token|key|[\\s:=,;\"'{}]");
  private static final Pattern PATH = Pattern.compile("[.~]*[/\\\\][\\w./\\\\ -]*");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?i)(bearer |basic )?(<.*>|\\{\\{.*}}|\\$\\w+|your[-_ ].*|x{6,}|change[-_]?me)"
              + "|.*your[-_](api|access|token|key|secret|password|service|anon).*");

  private Secrets() {}

  /** Whether a value spells a secret out. */
  static boolean isSpelledOut(String name, String text, Template template) {
    if (template.isLiteral()) {
      return SecretRule.isSecret(name, text);
    }
    String rest = AROUND.matcher(template.literal()).replaceAll("");
    boolean mixed = rest.length() > 3 && !PATH.matcher(rest).matches();
    return SecretRule.isSecretValue(template.literal()) || SecretRule.isSecretName(name) && mixed;
  }

  /** Keeps a secret beside the document, unless it is an example that somebody was to replace. */
  static void keep(Draft draft, Kind kind, String name, String text) {
    if (EXAMPLE.matcher(text).matches()) {
      draft.note(name + " has an example instead of a value: give the real one.");
    } else {
      draft.secret(new LiteralSecret(kind, name, text));
    }
  }

  /** Tells of a default that could not be kept. */
  static void noteDefault(Draft draft, String name, Template template) {
    for (Part part : template.parts()) {
      if (part instanceof Part.Asked asked && asked.prompt().hidesDefault()) {
        draft.note(name + " has a default that looks like a secret: it was left out.");
      }
    }
  }
}
