package dev.serai.registry.internal.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.registry.EntryExamination.Kind;
import dev.serai.core.registry.EntryExamination.Part;
import dev.serai.core.registry.EntryExamination.Variable;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TransportInput;
import dev.serai.registry.internal.launch.CommandPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of a document what whoever approves it has to know. */
final class Examiner {
  private static final Pattern HOST = Pattern.compile("https?://([^/?#]*)");

  private static final Pattern ASKED = Pattern.compile("\\{([^{}]+)}");
  private static final List<String> TOLD =
      List.of("cwd", "image", "runtime", "transport", "toolChanges", "exposure");

  private Examiner() {}

  static EntryExamination examine(ServerDocument document, TrustRules rules) {
    List<Part> parts = new ArrayList<>();
    program(document.options()).ifPresent(parts::add);
    document.packages().forEach(each -> parts.add(packaged(each, document.options())));
    document.remotes().forEach(each -> parts.add(remote(each, document.options())));
    TrustRules.Verdict verdict = rules.of(document);
    return new EntryExamination(
        parts, verdict.by().stream().sorted().toList(), verdict.reason(), Definitions.UNKNOWN);
  }

  private static Optional<Part> program(SeraiOptions options) {
    return options
        .command()
        .map(
            command -> {
              List<String> argv = new ArrayList<>(List.of(command));
              argv.addAll(options.args());
              return new Part(
                  Kind.COMMAND,
                  command,
                  argv,
                  false,
                  fixed(options.env(), options),
                  others(options),
                  null);
            });
  }

  private static Part packaged(PackageInput from, SeraiOptions options) {
    boolean image = from.registryType().equals("oci");
    List<String> argv = new ArrayList<>(CommandPreview.of(from, options.variables()));
    if (!argv.isEmpty()) {
      argv.addAll(options.args());
    }
    List<Variable> variables = new ArrayList<>(asked(from.environment(), options));
    variables.addAll(fixed(options.env(), options));
    return new Part(
        image ? Kind.IMAGE : Kind.PACKAGE,
        from.identifier() + from.version().map(version -> " " + version).orElse(""),
        argv,
        image ? from.identifier().contains("@sha256:") : from.version().isPresent(),
        variables,
        others(options),
        null);
  }

  private static Part remote(TransportInput from, SeraiOptions options) {
    String url = from.url().orElse("");
    List<Variable> variables = new ArrayList<>(asked(from.headers(), options));
    variables.addAll(fixed(options.headers(), options));
    from.variables().forEach((name, input) -> variables.add(variable(name, input, options)));
    return new Part(Kind.REMOTE, url, List.of(), false, variables, others(options), host(url));
  }

  private static String host(String url) {
    Matcher matcher = HOST.matcher(url);
    String authority = matcher.lookingAt() ? matcher.group(1) : url;
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static List<Variable> asked(List<NamedInput> inputs, SeraiOptions options) {
    return inputs.stream().map(each -> variable(each.name(), each.input(), options)).toList();
  }

  private static Variable variable(String name, Input input, SeraiOptions options) {
    if (input.secret()) {
      return new Variable(name, null, null, input.required(), true);
    }
    List<String> given = options.variables().getOrDefault(name, List.of());
    String value = input.value().orElse(given.isEmpty() ? null : String.join(" ", given));
    return new Variable(name, value, input.fallback().orElse(null), input.required(), false);
  }

  private static List<String> others(SeraiOptions options) {
    List<String> others = new ArrayList<>();
    for (String name : TOLD) {
      JsonNode set = options.place().at(name).node();
      if (!set.isMissingNode() && !set.isNull()) {
        others.add(name + "=" + (set.isTextual() ? set.textValue() : set.toString()));
      }
    }
    return others;
  }

  /** Options may spell out secrets: that they are there is said, and not what they are. */
  private static List<Variable> fixed(Map<String, String> values, SeraiOptions options) {
    return values.keySet().stream()
        .sorted()
        .map(
            name ->
                new Variable(
                    name, null, null, true, asksForSecret(values.get(name), options.inputs())))
        .toList();
  }

  /** Whether a secret stands for one of the names in braces. */
  private static boolean asksForSecret(String template, Map<String, Input> inputs) {
    return ASKED
        .matcher(template)
        .results()
        .map(name -> inputs.get(name.group(1)))
        .filter(Objects::nonNull)
        .anyMatch(
            input -> input.secret() || asksForSecret(input.value().orElse(""), input.variables()));
  }
}
