package dev.serai.gateway.internal.modern;

import java.time.Duration;

/**
 * The bounds of clients without sessions.
 *
 * @param maxParked how many calls may wait for input
 * @param maxInputRequests how much a server may want to know at once before it answers a call
 * @param maxListeners how many clients may listen
 * @param maxListenNames how many resources, and how many tasks, one of them may name
 * @param stateLifetime how long a client may take to send a request again
 */
public record ModernLimits(
    int maxParked,
    int maxInputRequests,
    int maxListeners,
    int maxListenNames,
    Duration stateLifetime) {}
