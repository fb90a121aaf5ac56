package dev.serai.registry.internal.tool.review;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.ToolRecord;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Listing;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is reviewed together: lists of other kinds are another question.
 *
 * @param server whose
 * @param kinds what was listed
 * @param ofRemovals whether it is asked what is gone
 */
record Question(InstallationId server, Set<ToolRecord.Kind> kinds, boolean ofRemovals) {
  Question {
    kinds = Set.copyOf(kinds);
  }

  Question(InstallationId server, Set<ToolRecord.Kind> kinds) {
    this(server, kinds, false);
  }

  /** What of the kinds of a list is gone. */
  static Question ofRemovals(InstallationId server, Listing listing) {
    return new Question(
        server,
        listing.items().keySet().stream().map(DefinitionKind::recorded).collect(Collectors.toSet()),
        true);
  }
}
