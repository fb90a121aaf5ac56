package dev.serai.access.internal.management;

/**
 * What was done.
 *
 * @param <T> what comes of it
 * @param target on what, as the audit log names it
 * @param before what it was, or null
 * @param after what it is now, or null
 * @param result what comes of it
 */
record Done<T>(String target, Object before, Object after, T result) {}
