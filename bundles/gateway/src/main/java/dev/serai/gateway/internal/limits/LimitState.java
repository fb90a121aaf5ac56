package dev.serai.gateway.internal.limits;

import java.util.Locale;

/**
 * A limit as an operator sees it.
 *
 * @param limit which one
 * @param value what it is set to
 * @param hits how often it has refused something since the gateway began
 */
public record LimitState(Limit limit, String value, long hits) {
  /** Its name: lower case, with hyphens. */
  public String name() {
    return limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
