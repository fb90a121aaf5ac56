package dev.serai.access.internal.management;

import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * What is particular to managing records of one kind. Each method runs within the task's
 * transaction, if it changes anything.
 *
 * @param <R> the records
 */
abstract class Kind<R extends Keyed> {
  private final String word;

  /** A kind by the word that the audit log has for it. */
  Kind(String word) {
    this.word = word;
  }

  /** Where they are. */
  abstract EditableStore<R> store(Stores stores);

  /** What a decision about one is about. */
  abstract Resource resource(Task task, R value);

  /** What people look for when they search. */
  abstract String name(R value);

  /** One as it is given out: without what is secret. */
  R given(R value) {
    return value;
  }

  /** What is kept of one that somebody sends; refuses what must not be. */
  R creation(Task task, R value) {
    return value;
  }

  /** What is kept of a change that somebody sends; refuses what must not be. */
  R change(Task task, R before, R after) {
    return after;
  }

  /** Removes what hangs on one that is removed; refuses what must stay. */
  void removal(Task task, R before) {}

  /**
   * Looks at what came of a change; see {@link Ledger#change}.
   *
   * @param before null where it was made
   * @param after null where it was removed
   */
  void settled(Task task, R before, R after) {}

  /** What is told where the store says that another record has what one has to have alone. */
  SeraiException taken() {
    return Names.taken(word);
  }

  /** Demands that somebody may see one. */
  void requireRead(Task task, R value) {
    task.require(Verb.READ, resource(task, value));
  }

  void requireCreation(Task task, R value) {
    task.require(Verb.CREATE, resource(task, value));
  }

  void requireChange(Task task, R before, R after) {
    task.require(Verb.UPDATE, resource(task, before));
    task.require(Verb.UPDATE, resource(task, after));
  }

  void requireRemoval(Task task, R before) {
    task.require(Verb.DELETE, resource(task, before));
  }

  boolean visible(Task task, R value) {
    return task.may(Verb.READ, resource(task, value));
  }

  Optional<Versioned<R>> find(Stores stores, String key) {
    return store(stores).find(key);
  }

  List<Versioned<R>> page(Stores stores, String after, int limit) {
    return store(stores).page(after, limit);
  }

  Versioned<R> save(Stores stores, R value, long version) {
    return store(stores).update(value, version);
  }

  /** As the audit log names an action on one. */
  final String action(String verb) {
    return word + ":" + verb;
  }

  /** As the audit log names one. */
  final String target(String key) {
    return word + ":" + key;
  }

  final String word() {
    return word;
  }

  final SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such " + word + ".");
  }
}
