package dev.serai.runtime.bundle.internal;

import java.util.List;
import java.util.Optional;

/**
 * What a server says of itself. Each text is that of the highest ranking service that has one.
 *
 * @param name its name
 * @param version its version
 * @param title for people
 * @param description for people, may be empty
 * @param instructions for models, may be empty
 */
record ServerText(
    String name, String version, String title, String description, String instructions) {

  static ServerText of(String name, ToolBundle bundle, List<Contribution> bestFirst) {
    return new ServerText(
        name,
        first(bestFirst, ServerProperties.VERSION).orElse(bundle.version()),
        first(bestFirst, ServerProperties.TITLE).orElse(name),
        first(bestFirst, ServerProperties.DESCRIPTION).orElse(""),
        first(bestFirst, ServerProperties.INSTRUCTIONS).orElse(""));
  }

  private static Optional<String> first(List<Contribution> bestFirst, String property) {
    return bestFirst.stream().flatMap(it -> it.property(property).stream()).findFirst();
  }
}
