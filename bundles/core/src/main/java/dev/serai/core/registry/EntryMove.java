package dev.serai.core.registry;

import dev.serai.core.store.EntryRecord;

/**
 * What a change would make of an entry.
 *
 * @param before as it is, or null if it would be new
 * @param after as it would be, or null if nothing of it would stay
 */
public record EntryMove(EntryRecord before, EntryRecord after) {}
