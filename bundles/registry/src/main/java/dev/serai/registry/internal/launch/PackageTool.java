package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.PackageNames;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The program that fetches and runs packages of one type. */
enum PackageTool {
  /** {@code npx -y <runtime arguments> id@version <package arguments>}. */
  NPX("npm", "npx", "@", List.of("-y", "--yes"), Pattern.compile("(-c|--call|-p|--package)(=.*)?")),
  /** {@code uvx <runtime arguments> id==version <package arguments>} (uv, "Using tools"). */
  UVX("pypi", "uvx", "==", List.of(), Pattern.compile("--from(=.*)?"));

  private static final Pattern VERSION = Pattern.compile("[vV]?\\d[A-Za-z0-9.+!_-]*");

  private final String registryType;
  private final String program;
  private final String versionMark;
  private final List<String> consent;
  private final Pattern redirecting;

  PackageTool(
      String registryType,
      String program,
      String versionMark,
      List<String> consent,
      Pattern redirecting) {
    this.registryType = registryType;
    this.program = program;
    this.versionMark = versionMark;
    this.consent = consent;
    this.redirecting = redirecting;
  }

  /** The tool for a type of package, or empty where local processes cannot run that type. */
  static Optional<PackageTool> of(String registryType) {
    for (PackageTool tool : values()) {
      if (tool.registryType.equals(registryType)) {
        return Optional.of(tool);
      }
    }
    return Optional.empty();
  }

  /** The argument vector up to the package; problems are noted at the package's places. */
  List<String> prefix(PackageInput from, List<String> runtimeArguments) {
    checkHint(from);
    checkRuntimeArguments(from.place().at("runtimeArguments"), runtimeArguments);
    List<String> argv = new ArrayList<>();
    argv.add(program);
    if (!consent.isEmpty() && runtimeArguments.stream().noneMatch(consent::contains)) {
      argv.add(consent.get(0));
    }
    argv.addAll(runtimeArguments);
    argv.add(spec(from));
    return argv;
  }

  private String spec(PackageInput from) {
    PackageNames.fault(from).ifPresent(from.place().at("identifier")::fault);
    from.version()
        .filter(version -> !VERSION.matcher(version).matches())
        .ifPresent(
            v ->
                from.place()
                    .at("version")
                    .fault(Quoted.of(v) + " is no exact version: write one such as 1.2.0."));
    return from.identifier() + from.version().map(version -> versionMark + version).orElse("");
  }

  private void checkHint(PackageInput from) {
    boolean foreign = from.runtimeHint().filter(hint -> !hint.equals(program)).isPresent();
    if (foreign && !from.runtimeArguments().isEmpty()) {
      from.place()
          .at("runtimeHint")
          .fault(
              "Packages of type "
                  + registryType
                  + " are run by "
                  + program
                  + ", which cannot take another program's runtimeArguments: remove both, or give"
                  + " \"command\" and \"args\" "
                  + Advice.UNDER
                  + ".");
    }
  }

  private void checkRuntimeArguments(Place at, List<String> arguments) {
    boolean afterOption = false;
    for (String argument : arguments) {
      boolean option = argument.startsWith("-");
      if (redirecting.matcher(argument).matches() || !option && !afterOption) {
        at.fault(
            Quoted.of(argument)
                + " would make "
                + program
                + " run something else than the package: move it to packageArguments, or give \"command\" and"
                + " \"args\" "
                + Advice.UNDER
                + ".");
        return;
      }
      afterOption = option && !consent.contains(argument);
    }
  }
}
