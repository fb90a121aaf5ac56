package dev.serai.gateway.internal.http;

/**
 * The bounds of the HTTP side.
 *
 * @param maxBodyBytes the longest request body
 * @param maxWaitingBytes what may wait for a client that reads slowly
 */
public record HttpLimits(int maxBodyBytes, long maxWaitingBytes) {}
