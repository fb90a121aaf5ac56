package dev.serai.gateway.internal;

import dev.serai.gateway.internal.limits.LimitState;
import java.util.List;

/** Gives the console, and whatever counts, the limits of the gateway that runs now. */
public interface LimitsProvider {
  /** Every limit, in a fixed order. */
  List<LimitState> limits();
}
