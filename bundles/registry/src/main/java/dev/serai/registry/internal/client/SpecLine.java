package dev.serai.registry.internal.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments of one program that runs packages. */
final class SpecLine {
  private static final Pattern VERSION = Pattern.compile("[vV]?\\d[A-Za-z0-9.+!_-]*");
  private static final Pattern WILD = Pattern.compile("(?:.*\\.)?[xX](?:\\..*)?|.*\\s.*");
  private static final String MARK = "--";

  private final SpecRunner runner;
  private final List<Argument> arguments;
  private final List<List<Argument>> options = new ArrayList<>();
  private final List<String> packages = new ArrayList<>();
  private int next;

  SpecLine(SpecRunner runner, List<Argument> arguments) {
    this.runner = runner;
    this.arguments = arguments;
  }

  Optional<PackageCall> read() {
    boolean known = true;
    while (known && isOption()) {
      known = readOption(arguments.get(next++));
    }
    if (next < arguments.size() && arguments.get(next).text().equals(MARK)) {
      next++;
    }
    return known && next < arguments.size() && packages.size() < 2 ? call() : Optional.empty();
  }

  private boolean isOption() {
    String text = next < arguments.size() ? arguments.get(next).text() : "";
    return text.startsWith("-") && !text.equals(MARK);
  }

  /** Whether the option is known. */
  private boolean readOption(Argument option) {
    String text = option.text();
    boolean whole = text.contains("=");
    String name = text.replaceFirst("(?s)=.*", "");
    boolean takesNext = !whole && next < arguments.size();
    if (runner.namesPackage(name) && (whole || takesNext)) {
      packages.add((whole ? option.afterEquals() : arguments.get(next++)).text());
    } else if (runner.isFlag(text) || whole && runner.takesValue(name)) {
      options.add(List.of(option));
    } else if (takesNext && runner.takesValue(text)) {
      options.add(List.of(option, arguments.get(next++)));
    } else {
      return runner.implies(text);
    }
    return true;
  }

  private Optional<PackageCall> call() {
    String program = arguments.get(next++).text();
    Matcher spec = runner.spec(packages.isEmpty() ? program : packages.get(0));
    if (!spec.matches() || !packages.isEmpty() && !program.equals(own(spec.group(1)))) {
      return Optional.empty();
    }
    Optional<String> version =
        Optional.ofNullable(spec.group(2)).filter(text -> !text.equalsIgnoreCase("latest"));
    return version.filter(text -> !isExact(text)).isPresent()
        ? Optional.empty()
        : Optional.of(call(spec.group(1), version));
  }

  private PackageCall call(String identifier, Optional<String> version) {
    if (runner.isMarked() && next < arguments.size() && arguments.get(next).text().equals(MARK)) {
      next++;
    }
    List<Argument> rest = List.copyOf(arguments.subList(next, arguments.size()));
    return new PackageCall(runner.registryType(), identifier, version, options, rest, List.of());
  }

  /** The program that a package is named after. */
  private static String own(String identifier) {
    return identifier.replaceFirst("^@[^/]*/", "").replaceFirst("\\[.*", "");
  }

  private static boolean isExact(String version) {
    return VERSION.matcher(version).matches() && !WILD.matcher(version).matches();
  }
}
