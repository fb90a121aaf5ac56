package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InstallationChange;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.OwnerRef;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:install}. */
@Service
@Command(
    scope = "serai",
    name = "install",
    description = "Installs an entry; asks for values that it needs and that are not given.")
public final class Install extends ValuesMove {
  @Argument(
      name = "entry",
      description =
          "The entry's alias, name or id; @VERSION behind it for another than the newest active",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Option(
      name = "--owner",
      description =
          "For whom: organization, team:NAME or user:NAME; if not given whom the entry is for")
  @Completion(OwnerCompleter.class)
  private String owner;

  @Option(
      name = "--name",
      description = "Tells it from others of the owner, and ends its alias: hello-staging")
  private String name = NewInstallation.NAME;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    EntryRecord found = wanted(desk);
    OwnerRef whose = owner == null ? found.scope() : new Owners(desk).read(owner);
    Answers answers = given(desk.installed().form(desk.actor(), found.id()));
    make(
        desk,
        out,
        "Installed",
        complete(
            desk,
            answers,
            values ->
                new InstallationChange.Install(
                    new NewInstallation(found.id(), whose, name, values))));
  }

  /** The newest that can be installed, unless a version is named. */
  private EntryRecord wanted(Desk desk) throws CommandFailure {
    EntryName named = EntryName.of(entry);
    EntryRecord found = named.find(desk).value();
    return named.version() == null && !found.id().equals(entry)
        ? desk.newest(found.alias(), found.scope()).orElse(found)
        : found;
  }
}
