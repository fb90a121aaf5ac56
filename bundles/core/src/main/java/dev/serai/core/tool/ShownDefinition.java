package dev.serai.core.tool;

import java.util.Arrays;
import java.util.Objects;

/**
 * A definition as callers see it.
 *
 * @param name the server's own name, URI or URI template
 * @param shownName what callers call it: another name only if an administrator renamed a tool or a
 *     prompt
 * @param definition JSON object in UTF-8, under the server's own name
 */
public record ShownDefinition(String name, String shownName, byte[] definition) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ShownDefinition shown
        && name.equals(shown.name)
        && shownName.equals(shown.shownName)
        && Arrays.equals(definition, shown.definition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, shownName, Arrays.hashCode(definition));
  }

  /** Without the definition, which may hold anything. */
  @Override
  public String toString() {
    return "ShownDefinition[" + name + " as " + shownName + "]";
  }
}
