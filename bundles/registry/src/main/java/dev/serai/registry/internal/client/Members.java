package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The members of a server that hold names and values, and those that are left out. */
final class Members {
  private static final Set<String> READ =
      Set.of(
          "command",
          "args",
          "env",
          "cwd",
          "url",
          "serverUrl",
          "httpUrl",
          "type",
          "transport",
          "headers",
          "disabled",
          "enabled",
          "description",
          "timeout",
          "envFile");
  private static final Set<String> FOR_PROGRAMS = Set.of("args", "env", "cwd");

  private Members() {}

  /** The variables of {@code env}, in order. */
  static Map<String, Argument> environment(Draft draft) {
    return named(draft.at("env"), NamedInput::isVariable);
  }

  /** The names of the variables that hold a secret. */
  static Set<String> secretVariables(Draft draft) {
    return environment(draft).entrySet().stream()
        .filter(e -> SecretRule.isSecret(e.getKey(), e.getValue().text()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The headers, in order. */
  static Map<String, Argument> headers(Draft draft) {
    return named(draft.at("headers"), NamedInput::isHeader);
  }

  /** Notes what is left out; a file of variables cannot be. */
  static void noteOthers(Draft draft, boolean remote) {
    noteOthers(draft, draft.place());
    if (draft.place().at("transport").node().isObject()) {
      noteOthers(draft, draft.place().at("transport"));
    }
    if (draft.at("envFile").isPresent()) {
      draft.at("envFile").fault("Cannot be read here: put its variables into \"env\".");
    }
    for (String key : FOR_PROGRAMS) {
      if (remote && draft.at(key).isPresent() && !draft.at(key).node().isEmpty()) {
        draft.note("\"" + key + "\" was left out: the server is remote, nothing is started.");
      }
    }
    if (!remote && draft.at("headers").isPresent()) {
      draft.note("\"headers\" was left out: it has no use with a command.");
    }
  }

  private static void noteOthers(Draft draft, Place owner) {
    for (String key : owner.members().keySet()) {
      if (!READ.contains(key) && !Timeouts.isRead(key)) {
        String shown = SecretRule.isSecretValue(key) ? "A member" : Quoted.of(key);
        draft.note(shown + " was left out: it is a matter of the client.");
      }
    }
  }

  private static Map<String, Argument> named(Place object, Predicate<String> isName) {
    Map<String, Argument> values = new LinkedHashMap<>();
    for (Map.Entry<String, Place> member : object.members().entrySet()) {
      Place at = member.getValue();
      if (!isName.test(member.getKey())) {
        at.fault("Has no valid name: remove blanks and punctuation.");
      }
      String text = Scalars.text(at);
      if (text.matches("(?s).*[\\r\\n].*") && !SecretRule.isSecret(member.getKey(), text)) {
        at.fault("Must be one line: remove the line breaks.");
      }
      values.put(member.getKey(), new Argument(text, at));
    }
    return values;
  }
}
