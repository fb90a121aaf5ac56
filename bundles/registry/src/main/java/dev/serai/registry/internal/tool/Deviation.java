package dev.serai.registry.internal.tool;

import java.util.List;

/** How what a server defines now departs from its baseline. */
public sealed interface Deviation {
  /** What departs. */
  DefinitionKey key();

  /**
   * The baseline does not know it.
   *
   * @param key what is new
   */
  record Added(DefinitionKey key) implements Deviation {}

  /**
   * The server no longer has it.
   *
   * @param key what is gone
   */
  record Removed(DefinitionKey key) implements Deviation {}

  /**
   * It is not what was approved.
   *
   * @param key what changed
   * @param differences where, by pointer; at least one, at most {@link
   *     FieldDifferences#MAX_DIFFERENCES}
   * @param more how many differences are not listed
   */
  record Changed(DefinitionKey key, List<FieldDifference> differences, int more)
      implements Deviation {
    /** Copies the list. */
    public Changed {
      differences = List.copyOf(differences);
    }
  }
}
