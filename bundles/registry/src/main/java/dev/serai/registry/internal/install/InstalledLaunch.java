package dev.serai.registry.internal.install;

import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InputField.Place;
import dev.serai.core.registry.Launch;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.launch.LaunchAssembly;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the values of an installation into what its entry starts. */
final class InstalledLaunch {
  private InstalledLaunch() {}

  /**
   * The launch of a document with these values.
   *
   * @param document read anew
   * @param findings those that it was read with
   * @param values by field, secret ones too
   */
  static Optional<Launch> of(
      ServerDocument document, Findings findings, Map<String, String> values) {
    Map<String, InputField> fields =
        InputForm.of(document).stream().collect(Collectors.toMap(InputField::name, f -> f));
    Map<String, List<String>> variables = new HashMap<>();
    Map<String, String> headers = new HashMap<>();
    SecretMarks marks = new SecretMarks();
    values.forEach(
        (name, value) -> {
          InputField field = fields.get(name);
          String text = field != null && field.secret() ? marks.mark(value) : value;
          if (field != null && isWholeHeader(document, field)) {
            headers.put(name, text);
          } else if (field != null) {
            variables.put(name, field.repeated() ? text.lines().toList() : List.of(text));
          }
        });
    SeraiOptions options = document.options().with(variables, headers);
    Optional<Launch> launch = LaunchAssembly.of(document.with(options), findings);
    if (launch.filter(LaunchTexts::readEnvironment).isPresent()) {
      findings.add("", "Reads the environment of Serai by ${env:...}: ask for a value instead.");
    }
    if (launch.filter(marks::areSeen).isPresent()) {
      findings.add(
          "",
          "Puts a secret into an argument or a URL, where others see it: it has to take it as a"
              + " variable or header.");
    }
    return launch.filter(sound -> findings.isEmpty()).map(marks::replaced);
  }

  /** A header without a fixed value is asked for whole. */
  private static boolean isWholeHeader(ServerDocument document, InputField field) {
    return field.place() == Place.HEADER
        && LaunchAssembly.choice(document)
            .map(HeaderNames::of)
            .filter(names -> names.contains(field.name()))
            .isPresent();
  }
}
