package dev.serai.registry.internal.tool;

/**
 * Something about a definition that a reviewer should see.
 *
 * @param severity how much it asks
 * @param rule the rule's stable name, lower-case words with hyphens
 * @param key which definition
 * @param pointer where in it, as a JSON pointer (RFC 6901); of a member's name, the pointer of that
 *     member. It may hold invisible characters of the definition
 * @param message one or two sentences that say what was found and why it matters
 * @param excerpt the text around it, at most about 200 characters, one line, invisible characters
 *     as {@code [U+XXXX]}; may be empty
 */
public record Finding(
    Severity severity,
    String rule,
    DefinitionKey key,
    String pointer,
    String message,
    String excerpt) {}
