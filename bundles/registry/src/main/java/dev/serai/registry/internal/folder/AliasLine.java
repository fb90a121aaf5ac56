package dev.serai.registry.internal.folder;

import dev.serai.core.registry.Alias;

/**
 * The alias that a document was given when it was first seen.
 *
 * @param file its file
 * @param name its server name
 * @param alias its alias, frozen
 */
record AliasLine(String file, String name, Alias alias) {}
