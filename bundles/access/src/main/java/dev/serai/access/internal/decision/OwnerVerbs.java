package dev.serai.access.internal.decision;

import static dev.serai.core.access.Verb.CREATE;
import static dev.serai.core.access.Verb.DELETE;
import static dev.serai.core.access.Verb.READ;
import static dev.serai.core.access.Verb.UPDATE;
import static dev.serai.core.access.Verb.USE;

import dev.serai.core.access.Permissions;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What needs no permission where a thing is one's own, or belongs to a team that one administers.
 * An entry says what is run here, so to approve one is a permission for everybody.
 */
final class OwnerVerbs {
  private static final Set<Verb> EVERYTHING = EnumSet.of(READ, USE, CREATE, UPDATE, DELETE);
  private static final Map<ResourceKind, Set<Verb>> TABLE =
      new EnumMap<>(
          Map.of(
              ResourceKind.TEAM, EnumSet.of(READ, UPDATE, DELETE),
              ResourceKind.TOKEN, EVERYTHING,
              ResourceKind.INSTALLATION, EVERYTHING,
              ResourceKind.CREDENTIAL, EVERYTHING,
              ResourceKind.ENTRY, EVERYTHING,
              ResourceKind.TOOL, EnumSet.of(READ, USE)));

  /** All of them, as permissions. */
  static final Permissions PERMISSIONS =
      Permissions.of(
          TABLE.entrySet().stream()
              .flatMap(row -> row.getValue().stream().map(verb -> text(row.getKey(), verb)))
              .collect(Collectors.toSet()));

  private OwnerVerbs() {}

  static Set<Verb> of(ResourceKind kind) {
    return TABLE.getOrDefault(kind, Collections.emptySet());
  }

  private static String text(ResourceKind kind, Verb verb) {
    return kind.word() + ":" + verb.word();
  }
}
