package dev.serai.admin.internal.model;

/**
 * Whether the audit log agrees with its hashes.
 *
 * @param intact whether it does
 * @param firstWrong the first number that is wrong, or null
 */
public record Verification(boolean intact, Long firstWrong) {}
