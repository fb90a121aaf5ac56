package dev.serai.registry.internal.shell;

import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.InputField;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Tells people what a change means for installations. */
final class Told {
  private final Owners owners;
  private final Consequences consequences;

  Told(Desk desk, Consequences consequences) {
    this.owners = new Owners(desk);
    this.consequences = consequences;
  }

  /** All of it, for a change that is not made. */
  void table(PrintStream out) {
    Grid grid = Grid.of("Installation", "Owner", "Version", "What happens", "Needed", "Dropped");
    for (Affected each : consequences.installations()) {
      grid.row(
          each.alias(),
          owners.told(each.owner()),
          each.entryVersion(),
          word(each.effect()),
          names(each.needed()),
          String.join(", ", each.dropped()));
    }
    grid.empty("It changes no installation.").print(out, true);
    more(out);
    out.println("Nothing was changed.");
  }

  /** A line for each installation that something happens to. */
  void lines(PrintStream out) {
    for (Affected each : consequences.installations()) {
      if (each.effect() != Effect.NOTHING) {
        out.println(
            "  "
                + Text.line(each.alias())
                + " of "
                + Text.line(owners.told(each.owner()))
                + ": "
                + word(each.effect())
                + (each.needed().isEmpty() ? "" : ", with " + names(each.needed()))
                + ".");
      }
    }
    more(out);
  }

  private void more(PrintStream out) {
    int others = consequences.total() - consequences.installations().size();
    if (others > 0) {
      out.println("  and " + others + " more installations.");
    }
  }

  static String word(Effect effect) {
    return switch (effect) {
      case NOTHING -> "goes on as it is";
      case WARNED -> "goes on, and should be replaced";
      case OFFERED -> "may be upgraded";
      case START -> "can be used from now on";
      case RESTART -> "is started anew";
      case STOP -> "stops";
      case INPUT_NEEDED -> "needs input first";
    };
  }

  static String names(List<InputField> fields) {
    return fields.stream().map(field -> Text.line(field.name())).collect(Collectors.joining(", "));
  }
}
