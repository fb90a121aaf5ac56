package dev.serai.admin.internal.model;

import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.NewInstallation;
import java.util.Map;

/** How a client grants what was asked for; see {@link InstallationGrant}. */
public record InstallationDecision(
    String entry, String name, Map<String, String> values, String note) {

  /** What a decision has that does not say otherwise. */
  public static final InstallationDecision BLANK =
      new InstallationDecision(null, NewInstallation.NAME, Map.of(), null);

  /** What is asked of the registry. */
  public InstallationGrant grant() {
    Map<String, String> given = Fields.required("values", values);
    given.forEach((field, value) -> Fields.required("values." + field, value));
    return new InstallationGrant(entry, Fields.required("name", name), given, note);
  }

  /** Without the values, which may be secret. */
  @Override
  public String toString() {
    return "InstallationDecision[" + entry + ", " + name + "]";
  }
}
