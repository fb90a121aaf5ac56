package dev.serai.access.internal.decision;

import dev.serai.core.access.Decision;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;

/** A denial for each permission, made once. */
final class Denials {
  private static final int VERBS = Verb.values().length;

  private final Decision[] denials = new Decision[ResourceKind.values().length * VERBS];

  /** Denials that say this with the permission in the place of {@code %s}. */
  Denials(String sentence) {
    for (ResourceKind kind : ResourceKind.values()) {
      for (Verb verb : Verb.values()) {
        String permission = kind.word() + ":" + verb.word();
        denials[place(kind, verb)] = Decision.denied(sentence.formatted(permission));
      }
    }
  }

  Decision of(ResourceKind kind, Verb verb) {
    return denials[place(kind, verb)];
  }

  private static int place(ResourceKind kind, Verb verb) {
    return kind.ordinal() * VERBS + verb.ordinal();
  }
}
