package dev.serai.registry.internal.tool.review;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import java.util.Set;

/**
 * What is reviewed together: lists of other kinds are another question.
 *
 * @param server whose
 * @param kinds what was listed
 */
record Question(InstallationId server, Set<ToolRecord.Kind> kinds) {
  Question {
    kinds = Set.copyOf(kinds);
  }
}
