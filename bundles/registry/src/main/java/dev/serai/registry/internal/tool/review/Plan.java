package dev.serai.registry.internal.tool.review;

import java.util.List;

/**
 * What has to be kept and told of what a server listed.
 *
 * @param steps changes of records, of each at most one
 * @param notes for the audit log
 * @param isBaseline whether a first baseline is among it
 */
record Plan(List<Step> steps, List<Note> notes, boolean isBaseline) {
  Plan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
