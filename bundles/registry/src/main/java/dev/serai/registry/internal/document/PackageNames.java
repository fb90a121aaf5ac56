package dev.serai.registry.internal.document;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifiers of packages look like: names, and nothing that would make a program fetch from
 * elsewhere, as a path, a URL or an alias does.
 */
public final class PackageNames {
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "npm",
          Pattern.compile(
              "(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*", Pattern.CASE_INSENSITIVE),
          "pypi",
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(\\[[A-Za-z0-9._, -]+])?"));

  private PackageNames() {}

  /** Why the identifier of a package is none; empty too for a type whose names are not known. */
  public static Optional<String> fault(PackageInput from) {
    Pattern form = FORMS.get(from.registryType());
    return form == null || form.matcher(from.identifier()).matches()
        ? Optional.empty()
        : Optional.of(
            Quoted.of(from.identifier())
                + " is no name of a package of type "
                + from.registryType()
                + ".");
  }
}
