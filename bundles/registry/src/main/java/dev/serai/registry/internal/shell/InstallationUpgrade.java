package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationChange;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-upgrade}. */
@Service
@Command(
    scope = "serai",
    name = "installation-upgrade",
    description = "Takes an installation to another version of its entry, with its values.")
public final class InstallationUpgrade extends ValuesMove {
  @Argument(name = "installation", description = "Its alias or id", required = true)
  @Completion(InstallationCompleter.class)
  private String installation;

  @Argument(
      name = "version",
      description = "The version of the entry; otherwise the newest active one",
      index = 1)
  private String version;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<InstallationRecord> there = InstallationName.find(desk, installation);
    EntryRecord next = next(desk, there.value());
    Answers answers = given(desk.installed().form(desk.actor(), next.id()));
    make(
        desk,
        out,
        "Upgraded",
        complete(
            desk,
            answers,
            values ->
                new InstallationChange.Edit(
                    there.value().id(),
                    there.version(),
                    now -> upgraded(now.value(), next.version(), values))));
  }

  private EntryRecord next(Desk desk, InstallationRecord before) throws CommandFailure {
    Optional<EntryRecord> next =
        version == null ? newest(desk, before) : desk.entry(before, version);
    EntryRecord found =
        next.orElseThrow(
            () -> new CommandFailure("There is no such version of the entry that is active."));
    if (found.version().equals(before.entryVersion())) {
      throw new CommandFailure(
          Text.line(before.alias()) + " is at " + Text.line(found.version()) + " already.");
    }
    return found;
  }

  /** A further installation of the owner has another alias than the entry. */
  private static Optional<EntryRecord> newest(Desk desk, InstallationRecord before) {
    return desk.entry(before, before.entryVersion())
        .flatMap(entry -> desk.newest(entry.alias(), entry.scope()));
  }

  private static InstallationRecord upgraded(
      InstallationRecord now, String version, Map<String, String> given) {
    Map<String, String> values = new HashMap<>(now.values());
    values.putAll(given);
    return now.at(version).with(values, Map.of());
  }
}
