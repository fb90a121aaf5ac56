package dev.serai.registry.internal.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The full reference of a container image: registry, name, and tag or digest. */
final class ImageReference {
  private static final Pattern NAME = Pattern.compile("[^\\s:@{}<>]+(:\\d+/[^\\s:@{}<>]+)?");
  private static final Pattern BASE = Pattern.compile("(?:https?://)?([A-Za-z0-9.-]+(?::\\d+)?)/?");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");

  private ImageReference() {}

  /**
   * Joins what older schemas kept apart.
   *
   * @param name the image's name, with or without its registry
   * @param version a tag or a digest
   * @param base the registry's address; empty for none
   * @return the reference; empty where the name has a version itself or another registry, or one of
   *     the parts is none, {@code latest} included: it names no version
   */
  static Optional<String> join(String name, String version, String base) {
    Matcher registry = BASE.matcher(base);
    boolean digest = DIGEST.matcher(version).matches();
    boolean tag = TAG.matcher(version).matches() && !version.equalsIgnoreCase("latest");
    if (!NAME.matcher(name).matches() || !digest && !tag) {
      return Optional.empty();
    }
    String image = name + (digest ? "@" : ":") + version;
    String given = registryOf(name);
    if (base.isEmpty() || registry.matches() && registry.group(1).equals(given)) {
      return Optional.of(image);
    }
    return registry.matches() && given.isEmpty()
        ? Optional.of(registry.group(1) + "/" + image)
        : Optional.empty();
  }

  private static String registryOf(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "";
  }
}
