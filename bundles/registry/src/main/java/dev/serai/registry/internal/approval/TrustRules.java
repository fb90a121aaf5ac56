package dev.serai.registry.internal.approval;

import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TransportInput;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which entries need no approver: those all of whose packages and remotes an administrator trusts
 * by rule, and which can make nothing else of them.
 *
 * @param packages rules for packages
 * @param hosts rules for remotes
 */
record TrustRules(List<PackageRule> packages, List<HostRule> hosts) {
  /** Trusts nothing. */
  static final TrustRules NONE = new TrustRules(List.of(), List.of());

  /** Variables that make a program, its interpreter or its loader run or fetch something else. */
  private static final Pattern STEERING =
      Pattern.compile(
          "(?i)(NODE|NPM|PYTHON|PIP|PIPX|UV|LD|DYLD|BUN|DENO|JAVA|JDK|DOTNET|NUGET|DOCKER|GIT|XDG)([_0-9].*)?"
              + "|(JAVA_TOOL|PYTHON|GLIBC).*|PATH|HOME|SHELL|ENV|BASH_ENV|IFS|TMPDIR|.*_PROXY");

  /**
   * What a document is to these rules.
   *
   * @param by the rules that trust it, empty if it is not trusted
   * @param reason why it is not trusted, or null
   */
  record Verdict(Set<String> by, String reason) {
    boolean trusts() {
      return reason == null;
    }

    private static Verdict no(String reason) {
      return new Verdict(Set.of(), reason);
    }
  }

  TrustRules {
    packages = List.copyOf(packages);
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads settings; commas and blanks part rules, too.
   *
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} naming the first that is none
   */
  static TrustRules parse(String[] packages, String[] hosts) {
    return new TrustRules(
        texts(packages).map(PackageRule::of).toList(), texts(hosts).map(HostRule::of).toList());
  }

  private static Stream<String> texts(String... lists) {
    return Arrays.stream(lists)
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .filter(text -> !text.isEmpty());
  }

  /** Judges a document. */
  Verdict of(ServerDocument document) {
    Optional<String> steered = steering(document.options());
    if (steered.isPresent()) {
      return Verdict.no(SeraiOptions.KEY + " has " + steered.get() + ", which no rule trusts.");
    }
    Set<String> by = new LinkedHashSet<>();
    for (PackageInput each : document.packages()) {
      Optional<String> fault = fault(each);
      Optional<PackageRule> rule =
          packages.stream().filter(candidate -> candidate.trusts(each)).findFirst();
      if (fault.isPresent() || rule.isEmpty()) {
        return Verdict.no(
            "The package " + each.identifier() + " " + fault.orElse("is trusted by no rule."));
      }
      by.add(rule.get().text());
    }
    for (TransportInput each : document.remotes()) {
      String url = each.url().orElse("");
      Optional<HostRule> rule = hosts.stream().filter(host -> host.trusts(url)).findFirst();
      if (rule.isEmpty()) {
        return Verdict.no("The remote " + url + " is trusted by no rule.");
      }
      by.add(rule.get().text());
    }
    return by.isEmpty() ? Verdict.no("The document has no package and no remote.") : trusted(by);
  }

  private static Verdict trusted(Set<String> by) {
    return new Verdict(Set.copyOf(by), null);
  }

  /** What a rule says of a package's name holds for no other program and no other source. */
  private static Optional<String> fault(PackageInput candidate) {
    if (!isFixed(candidate)) {
      return Optional.of("names no version, so that it may be another one tomorrow.");
    }
    if (!candidate.runtimeArguments().isEmpty()) {
      return Optional.of("has runtimeArguments, which no rule trusts.");
    }
    return candidate.environment().stream()
        .map(NamedInput::name)
        .filter(name -> STEERING.matcher(name).matches())
        .findFirst()
        .map(name -> "sets " + name + ", which may make it run something else.");
  }

  private static boolean isFixed(PackageInput candidate) {
    return candidate.registryType().equals("oci")
        ? candidate
            .identifier()
            .matches(".*(@sha256:[a-f0-9]{64}|:(?!latest$)[A-Za-z0-9_][\\w.-]*)")
        : candidate.version().isPresent();
  }

  private static Optional<String> steering(SeraiOptions options) {
    return Stream.of(
            named("command", options.command().isPresent()),
            named("args", !options.args().isEmpty()),
            named("env", !options.env().isEmpty()),
            named("cwd", options.cwd().isPresent()),
            named("transport", options.transport().isPresent()),
            named("runtime", options.runtime().isPresent()),
            named("image", options.place().at("image").isPresent()),
            named("headers", !options.headers().isEmpty()),
            named("inputs", !options.inputs().isEmpty()),
            named("variables", !options.variables().isEmpty()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> named(String option, boolean there) {
    return there ? Optional.of(option) : Optional.empty();
  }
}
