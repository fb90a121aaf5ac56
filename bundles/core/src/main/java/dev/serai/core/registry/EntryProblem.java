package dev.serai.core.registry;

/**
 * Why a document is no entry.
 *
 * @param location the file or other place, without its folder
 * @param pointer the JSON pointer of the value at fault (RFC 6901); empty for the whole document
 * @param reason one sentence that names the fault and the fix
 */
public record EntryProblem(String location, String pointer, String reason) {}
