package dev.serai.registry.internal.tool;

import java.util.Comparator;
import java.util.Locale;

/**
 * What tells a definition of a server from its others. Sorted by kind, then by name.
 *
 * @param kind what it is
 * @param name its name, URI or URI template; {@code instructions} for the instructions
 */
public record DefinitionKey(DefinitionKind kind, String name) implements Comparable<DefinitionKey> {
  private static final Comparator<DefinitionKey> ORDER =
      Comparator.comparing(DefinitionKey::kind).thenComparing(DefinitionKey::name);

  @Override
  public int compareTo(DefinitionKey other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code tool "name"}, invisible characters made visible. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + VisibleText.quoted(name);
  }
}
