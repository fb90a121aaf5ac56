package dev.serai.registry.internal.approval;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.PackageNames;
import dev.serai.registry.internal.document.Quoted;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Packages that are trusted.
 *
 * @param text as an administrator wrote it
 * @param type npm, pypi, oci and others
 * @param identifier what the identifier matches as a whole
 */
record PackageRule(String text, String type, Pattern identifier) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,20}:[^\\s,*][^\\s,]{0,500}");

  /**
   * Reads {@code type:identifier}.
   *
   * @throws SeraiException {@code INVALID_VALUE} for anything else; a rule that begins with a star
   *     would trust everybody's packages
   */
  static PackageRule of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "trusted-packages in etc/dev.serai.registry.cfg: "
              + Quoted.of(text)
              + " is no rule. Write the type and the beginning of the name, such as"
              + " npm:@example/*.");
    }
    int colon = text.indexOf(':');
    return new PackageRule(text, text.substring(0, colon), pattern(text.substring(colon + 1)));
  }

  private static Pattern pattern(String identifier) {
    return Pattern.compile(
        Arrays.stream(identifier.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  boolean trusts(PackageInput candidate) {
    return candidate.registryType().equals(type)
        && !candidate.identifier().contains("..")
        && PackageNames.fault(candidate).isEmpty()
        && identifier.matcher(candidate.identifier()).matches();
  }
}
