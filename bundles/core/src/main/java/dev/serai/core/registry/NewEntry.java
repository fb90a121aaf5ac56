package dev.serai.core.registry;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;

/**
 * An entry that is to be made.
 *
 * @param document its {@code server.json}, JSON text
 * @param scope for whom it is
 * @param shared whether all of the team that it is for may change it
 * @param state where it begins: a draft, or further where whoever makes it may take it there
 * @param alias the alias that it gets, or null for the one of its earlier versions, or one that
 *     follows from its name
 * @param origin where it comes from, 1 to 1,000 characters, such as {@code api}
 * @param note what people should know, or null
 */
public record NewEntry(
    String document,
    OwnerRef scope,
    boolean shared,
    EntryRecord.State state,
    String alias,
    String origin,
    String note) {

  /** Document, scope, state and origin are there. */
  public NewEntry {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(origin, "origin");
  }
}
