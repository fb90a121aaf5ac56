package dev.serai.admin.internal.model;

import dev.serai.core.registry.Consequences;

/**
 * What a change would mean, which was not made.
 *
 * @param consequences for whom, and what
 */
public record Forecast(Consequences consequences) {}
