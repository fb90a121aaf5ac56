/** The commands of the console for entries. */
package dev.serai.registry.internal.shell;
