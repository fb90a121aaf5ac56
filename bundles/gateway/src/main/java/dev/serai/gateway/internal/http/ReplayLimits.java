package dev.serai.gateway.internal.http;

/**
 * What is kept of streams for clients that come back. The oldest events give way; a single event
 * may be larger than the bounds.
 *
 * @param maxEvents how many events of one stream
 * @param maxBytes how many bytes of messages of one stream
 * @param maxStreams how many streams of one session
 * @param maxTotalBytes how many bytes of messages of all streams of all sessions
 */
public record ReplayLimits(int maxEvents, long maxBytes, int maxStreams, long maxTotalBytes) {}
