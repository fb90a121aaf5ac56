package dev.serai.registry.internal.document;

import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.EntryOptions.Exposure;
import dev.serai.core.registry.EntryOptions.Isolation;
import dev.serai.core.registry.EntryOptions.Start;
import dev.serai.core.registry.EntryOptions.ToolChanges;
import java.time.Duration;
import java.util.Map;

/** The options that say how Serai treats an entry's servers. */
final class Treatment {
  private static final EntryOptions BASE = EntryOptions.DEFAULTS;
  private static final Map<String, Start> STARTS =
      Map.of("on-demand", Start.ON_DEMAND, "boot", Start.AT_BOOT);
  private static final Map<String, Isolation> ISOLATIONS =
      Map.of("shared", Isolation.SHARED, "session", Isolation.SESSION);
  private static final Map<String, ToolChanges> TOOL_CHANGES =
      Map.of("adopt", ToolChanges.ADOPT, "hold", ToolChanges.HOLD, "hide", ToolChanges.HIDE);
  private static final Map<String, Exposure> EXPOSURES =
      Map.of("full", Exposure.FULL, "search", Exposure.SEARCH);

  private Treatment() {}

  static EntryOptions read(Place options) {
    Start start = choice(options.at("start"), STARTS, BASE.start(), "on-demand or boot");
    Isolation isolation =
        choice(options.at("isolation"), ISOLATIONS, BASE.isolation(), "shared or session");
    boolean staysUp = start == Start.AT_BOOT && isolation == Isolation.SHARED;
    return new EntryOptions(
        start,
        isolation,
        idle(options.at("idleTimeout"), staysUp ? Duration.ZERO : BASE.idleTimeout()),
        limit(options.at("callTimeout"), BASE.callTimeout()),
        limit(options.at("startTimeout"), BASE.startTimeout()),
        limit(options.at("firstStartTimeout"), BASE.firstStartTimeout()),
        choice(options.at("toolChanges"), TOOL_CHANGES, null, "adopt, hold or hide"),
        choice(options.at("exposure"), EXPOSURES, BASE.exposure(), "full or search"));
  }

  private static <T> T choice(Place at, Map<String, T> choices, T unset, String words) {
    if (!at.isPresent()) {
      return unset;
    }
    T chosen = choices.get(at.text().orElse(""));
    if (chosen == null) {
      at.fault("Must be " + words + ".");
      return unset;
    }
    return chosen;
  }

  private static Duration idle(Place at, Duration unset) {
    boolean zero = at.node().isInt() && at.node().intValue() == 0;
    if (zero || at.node().isTextual() && at.node().textValue().equals("never")) {
      return Duration.ZERO;
    }
    return read(at, unset);
  }

  private static Duration limit(Place at, Duration unset) {
    Duration limit = read(at, unset);
    if (limit.isZero()) {
      at.fault("Must be longer than zero.");
      return unset;
    }
    return limit;
  }

  private static Duration read(Place at, Duration unset) {
    if (!at.isPresent()) {
      return unset;
    }
    return at.text()
        .flatMap(Durations::parse)
        .orElseGet(
            () -> {
              at.fault("Must be a time of at most 365 days such as \"30s\", \"5m\" or \"PT1H\".");
              return unset;
            });
  }
}
