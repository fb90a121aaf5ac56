package dev.serai.registry.internal.catalog;

import java.util.Comparator;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * A version as it ranks among those of its entry: semantic versions by their precedence (SemVer
 * 2.0.0, section 11), above others.
 *
 * @param semantic the version, if it is a semantic one
 */
public record SemanticOrder(Optional<Semver> semantic) implements Comparable<SemanticOrder> {
  private static final Comparator<SemanticOrder> ORDER =
      Comparator.comparing(
          order -> order.semantic().orElse(null), Comparator.nullsFirst(Semver::compareTo));

  /** The rank of a version. */
  public static SemanticOrder of(String version) {
    return new SemanticOrder(Optional.ofNullable(Semver.parse(version)));
  }

  @Override
  public int compareTo(SemanticOrder other) {
    return ORDER.compare(this, other);
  }
}
