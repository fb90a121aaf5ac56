package dev.serai.admin.internal.model;

import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How records of one kind look to clients. What clients see is never a stored record itself, so
 * that nothing is shown by being stored.
 *
 * @param <R> the records
 * @param <D> what clients see
 * @param type what clients see
 * @param word what people call one
 * @param shown makes what clients see
 * @param stored makes the record of a key from what a client sent
 * @param key the key of a new one
 * @param blank what a new one has that does not say otherwise
 */
public record Shape<R extends Keyed, D>(
    Class<D> type,
    String word,
    Function<Versioned<R>, D> shown,
    BiFunction<String, D, R> stored,
    Function<D, String> key,
    D blank) {}
