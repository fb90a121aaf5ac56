package dev.serai.gateway.internal.http;

/**
 * What is kept of each stream for clients that come back. The oldest events give way; a single
 * event may be larger than the bound.
 *
 * @param maxEvents how many events
 * @param maxBytes how many bytes of messages
 */
public record ReplayLimits(int maxEvents, long maxBytes) {}
