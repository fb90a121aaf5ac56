package dev.serai.gateway.internal.downstream;

import java.time.Duration;

/**
 * How fast sessions may begin.
 *
 * @param rate how many each second, on average
 * @param burst how many at once
 * @param principalRate how many of one principal each second, on average
 * @param principalBurst how many of one principal at once
 * @param patience how long a client of the HTTP+SSE pair may take from its stream to {@code
 *     initialize}
 */
public record InitializeLimits(
    double rate, int burst, double principalRate, int principalBurst, Duration patience) {}
