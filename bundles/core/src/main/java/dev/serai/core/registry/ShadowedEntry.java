package dev.serai.core.registry;

/**
 * An entry that another one of the same alias hides. It comes back when that one leaves.
 *
 * @param entry the hidden entry
 * @param by where the winner comes from
 */
public record ShadowedEntry(CatalogEntry entry, Origin by) {}
