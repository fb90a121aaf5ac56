package dev.serai.registry.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options that say where servers run. Image and resources are for the Kubernetes runtime:
 * others pass them over.
 */
final class RuntimeOptions {
  /** Names of runtimes. */
  private static final List<String> NAMES = List.of("process", "remote", "bundle", "k8s");

  private static final int MAX_IMAGE = 500;

  /** A name with perhaps a registry before it, and a tag or a digest. */
  private static final Pattern IMAGE =
      Pattern.compile(
          "([a-zA-Z0-9.-]+(:\\d{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*"
              + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?");

  private static final Map<String, Pattern> RESOURCES =
      Map.of(
          "cpu", Pattern.compile("([1-9]\\d{0,2}(\\.\\d{1,3})?|0\\.\\d{1,3}|[1-9]\\d{0,5}m)"),
          "memory", Pattern.compile("[1-9]\\d{0,5}(Mi|Gi)"));

  private RuntimeOptions() {}

  /** The name of a runtime; faults of all of these options are noted. */
  static Optional<String> read(Place options) {
    image(options.at("image"));
    resources(options.at("resources"));
    Place at = options.at("runtime");
    Optional<String> runtime = at.text();
    if (runtime.filter(name -> !NAMES.contains(name)).isPresent()) {
      at.fault("Must be one of " + String.join(", ", NAMES) + ".");
      return Optional.empty();
    }
    return runtime;
  }

  private static void image(Place at) {
    boolean none =
        at.text(1, MAX_IMAGE)
            .filter(text -> !text.isEmpty() && !IMAGE.matcher(text).matches())
            .isPresent();
    if (none) {
      at.fault("Must be the reference of a container image, such as ghcr.io/example/server:1.0.0.");
    }
  }

  private static void resources(Place at) {
    at.members()
        .forEach(
            (name, value) -> {
              Pattern form = RESOURCES.get(name);
              if (form == null) {
                value.fault("Is no resource: use cpu and memory.");
              } else if (value.text().filter(text -> !form.matcher(text).matches()).isPresent()) {
                value.fault(
                    "Must be an amount such as \"500m\" or \"2\" of cpu, \"512Mi\" of memory.");
              }
            });
  }
}
