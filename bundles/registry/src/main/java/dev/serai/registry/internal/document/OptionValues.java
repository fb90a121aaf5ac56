package dev.serai.registry.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists and maps of texts among Serai's options; {@code ${env:NAME}} stays as it is. */
final class OptionValues {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
  private static final Pattern ENV = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*");

  private OptionValues() {}

  static List<String> arguments(Place at) {
    List<String> arguments = new ArrayList<>();
    at.items().forEach(item -> item.text().ifPresent(arguments::add));
    return arguments;
  }

  static Map<String, String> environment(Place at) {
    return map(at, NamedInput::isVariable);
  }

  static Map<String, String> headers(Place at) {
    return map(at, NamedInput::isHeader);
  }

  static Map<String, List<String>> variables(Place at) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    at.members().forEach((name, value) -> variables.put(name, oneOrMore(value)));
    return variables;
  }

  static Map<String, Input> inputs(Place at) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    at.members().forEach((name, input) -> inputs.put(name, Input.read(input)));
    return inputs;
  }

  private static List<String> oneOrMore(Place value) {
    if (!value.node().isArray()) {
      return reference(value).stream().toList();
    }
    List<String> values = new ArrayList<>();
    value.items().forEach(item -> values.addAll(reference(item)));
    return values;
  }

  private static Map<String, String> map(Place at, Predicate<String> isName) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, Place> member : at.members().entrySet()) {
      if (!isName.test(member.getKey())) {
        member.getValue().fault("Has no valid name: remove blanks and punctuation.");
      }
      reference(member.getValue()).forEach(text -> values.put(member.getKey(), text));
    }
    return values;
  }

  private static List<String> reference(Place at) {
    List<String> text = at.text().stream().toList();
    for (String value : text) {
      if (value.matches("(?s).*[\\r\\n].*")) {
        at.fault("Must be one line.");
      }
      Matcher reference = REFERENCE.matcher(value);
      while (reference.find()) {
        if (!ENV.matcher(reference.group(1)).matches()) {
          at.fault("Has a reference of an unknown form: write ${env:NAME}.");
        }
      }
    }
    return text;
  }
}
