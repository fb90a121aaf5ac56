package dev.serai.registry.internal.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs that take options, a package with perhaps a version, and the server's arguments. What
 * they take beyond that (other options, addresses, ranges) is no package of a registry.
 */
enum SpecRunner {
  /** npm's {@code npx}. */
  NPX(
      "npm",
      Set.of("-y", "--yes"),
      Set.of("-p", "--package"),
      Set.of("-q", "--quiet", "-s", "--silent", "--offline", "--prefer-offline", "--prefer-online"),
      Set.of("--registry", "--loglevel", "--cache", "--userconfig"),
      "((?:@[A-Za-z0-9][\\w.-]*/)?[A-Za-z0-9][\\w.-]*)(?:@(.+))?"),
  /** uv's {@code uvx}, also {@code uv tool run}. */
  UVX(
      "pypi",
      Set.of(),
      Set.of("--from"),
      Set.of(
          "-q",
          "--quiet",
          "-v",
          "--verbose",
          "--refresh",
          "-n",
          "--no-cache",
          "--isolated",
          "--offline",
          "--native-tls",
          "--no-config",
          "--no-progress",
          "--reinstall",
          "-U",
          "--upgrade"),
      Set.of(
          "-w",
          "--with",
          "-p",
          "--python",
          "-i",
          "--index-url",
          "--extra-index-url",
          "--index",
          "--default-index",
          "--index-strategy",
          "--prerelease",
          "--resolution",
          "--exclude-newer",
          "--with-requirements",
          "-c",
          "--constraints",
          "--refresh-package",
          "--cache-dir"),
      Spec.PYTHON),
  /** pipx, whose options are not those of uv. */
  PIPX("pypi", Set.of(), Set.of("--spec"), Set.of(), Set.of(), Spec.PYTHON),
  /** .NET's {@code dnx}. */
  DNX(
      "nuget",
      Set.of("-y", "--yes"),
      Set.of(),
      Set.of("--prerelease", "--allow-roll-forward", "--interactive"),
      Set.of("--source", "--add-source", "--configfile", "-v", "--verbosity"),
      "([A-Za-z0-9_][\\w.-]*)(?:@(.+))?");

  private final String registryType;
  private final Set<String> implied;
  private final Set<String> packageOptions;
  private final Set<String> flags;
  private final Set<String> valued;
  private final Pattern spec;

  SpecRunner(
      String registryType,
      Set<String> implied,
      Set<String> packageOptions,
      Set<String> flags,
      Set<String> valued,
      String spec) {
    this.registryType = registryType;
    this.implied = implied;
    this.packageOptions = packageOptions;
    this.flags = flags;
    this.valued = valued;
    this.spec = Pattern.compile(spec);
  }

  /** The package that is run, or empty where a {@code server.json} cannot say the same. */
  Optional<PackageCall> read(List<Argument> arguments) {
    return new SpecLine(this, arguments).read();
  }

  String registryType() {
    return registryType;
  }

  /** Whether an option says nothing that the registry does not say anyhow. */
  boolean implies(String option) {
    return implied.contains(option);
  }

  /** Whether an option names the package. */
  boolean namesPackage(String option) {
    return packageOptions.contains(option);
  }

  boolean isFlag(String option) {
    return flags.contains(option);
  }

  boolean takesValue(String option) {
    return valued.contains(option);
  }

  /** The package's name and perhaps its version, as the two groups. */
  Matcher spec(String text) {
    return spec.matcher(text);
  }

  /** Whether the mark {@code --} stands between the package and the server's arguments. */
  boolean isMarked() {
    return this == DNX;
  }

  /** How packages are written. */
  private static final class Spec {
    static final String PYTHON =
        "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\\[[A-Za-z0-9._, -]+])?)(?:(?:==|@)(.+))?";
  }
}
