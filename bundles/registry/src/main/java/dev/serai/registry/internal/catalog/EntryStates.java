package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.EntryRecord.State.ACTIVE;
import static dev.serai.core.store.EntryRecord.State.DELETED;
import static dev.serai.core.store.EntryRecord.State.DEPRECATED;
import static dev.serai.core.store.EntryRecord.State.DRAFT;
import static dev.serai.core.store.EntryRecord.State.PENDING;

import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The way of an entry: which state may follow which, and what it takes. */
final class EntryStates {
  private static final Map<State, Map<State, Verb>> TABLE =
      new EnumMap<>(
          Map.of(
              DRAFT, Map.of(PENDING, Verb.UPDATE, ACTIVE, Verb.APPROVE),
              PENDING, Map.of(DRAFT, Verb.UPDATE, ACTIVE, Verb.APPROVE),
              ACTIVE, Map.of(DEPRECATED, Verb.UPDATE, DELETED, Verb.DELETE),
              DEPRECATED, Map.of(ACTIVE, Verb.UPDATE, DELETED, Verb.DELETE),
              DELETED, Map.of(ACTIVE, Verb.APPROVE, DEPRECATED, Verb.APPROVE)));

  private EntryStates() {}

  /**
   * What it takes to go from one state to another one.
   *
   * @throws SeraiException {@code INVALID_VALUE} if there is no such way
   */
  static Verb needed(State from, State to) {
    Verb verb = TABLE.get(from).get(to);
    if (verb == null) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "state cannot become " + to + ": an entry that is " + from + " becomes " + next(from));
    }
    return verb;
  }

  /** Whether an entry in this state was never used: it goes without leaving anything. */
  static boolean isUnused(State state) {
    return state == DRAFT || state == PENDING;
  }

  private static String next(State from) {
    return TABLE.get(from).keySet().stream()
            .sorted()
            .map(State::name)
            .collect(Collectors.joining(" or "))
        + ".";
  }
}
