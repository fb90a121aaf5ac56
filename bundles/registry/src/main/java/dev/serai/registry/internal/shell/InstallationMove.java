package dev.serai.registry.internal.shell;

import dev.serai.core.registry.Consequences;
import dev.serai.core.registry.Consequences.Effect;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.store.InstallationRecord;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Option;

/** A command that changes an installation, and says what that means. */
abstract class InstallationMove extends EntryCommand {
  @Option(name = "--dry-run", description = "Say what it would mean, and change nothing")
  private boolean dryRun;

  /** Makes a change, or tells of it. */
  final void make(Desk desk, PrintStream out, String done, InstallationChange change) {
    Consequences consequences = desk.installed().consequences(desk.actor(), change);
    if (dryRun) {
      new Told(desk, consequences).table(out);
      return;
    }
    InstallationRecord now = desk.installed().change(desk.actor(), change).value();
    out.println(
        done
            + " "
            + Text.line(now.alias())
            + " ("
            + Text.line(now.entryName() + " " + now.entryVersion())
            + ", "
            + now.id()
            + "); "
            + next(desk, now, consequences.effect()));
  }

  final boolean isDryRun() {
    return dryRun;
  }

  /** What happens next. */
  private static String next(Desk desk, InstallationRecord now, Effect effect) {
    if (now.uninstalled()) {
      return "bindings stay, and installing it again brings it back.";
    }
    InstallationStatus status = desk.installed().status(now);
    String problem = status.problem() == null ? "" : " " + Text.line(status.problem());
    return switch (status.state()) {
      case READY -> "its server " + word(effect) + "." + problem;
      case DISABLED -> "it is disabled." + problem;
      case BLOCKED -> "its server cannot be started." + problem;
    };
  }

  private static String word(Effect effect) {
    return effect == Effect.START ? "is started when it is needed" : Told.word(effect);
  }
}
