package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.SeraiOptions;

/** What to do about a missing value. */
final class Advice {
  static final String UNDER = "under _meta, \"" + SeraiOptions.KEY + "\"";

  private Advice() {}

  static String variable(String name) {
    return "Needs a value: add \"" + name + "\" to \"variables\" " + UNDER + ".";
  }

  static String environment(String name) {
    return "Is required and has no value: add \""
        + name
        + "\": \"${env:"
        + name.replaceAll("[^A-Za-z0-9_]", "_")
        + "}\" to \"env\" "
        + UNDER
        + ".";
  }

  static String header(String name) {
    return "Is required and has no value: add \""
        + name
        + "\": \"${env:NAME}\" to \"headers\" "
        + UNDER
        + ".";
  }
}
