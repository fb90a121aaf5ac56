package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.ReplayLimits;
import java.time.Duration;

/**
 * The bounds of client sessions.
 *
 * @param maxSessions how many there may be
 * @param maxOfPrincipal how many of them one principal may have
 * @param idle how long a client may be silent
 * @param maxStreams how many listening streams one session may have
 * @param initialize how fast they may begin
 * @param replay what is kept of each stream
 * @param maxBatch how many messages a batch may have
 */
public record SessionLimits(
    int maxSessions,
    int maxOfPrincipal,
    Duration idle,
    int maxStreams,
    InitializeLimits initialize,
    ReplayLimits replay,
    int maxBatch) {}
