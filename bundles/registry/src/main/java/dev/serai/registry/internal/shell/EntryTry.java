package dev.serai.registry.internal.shell;

import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.InputField;
import dev.serai.core.store.EntryRecord;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-try}. */
@Service
@Command(
    scope = "serai",
    name = "entry-try",
    description =
        "Starts a server of an entry once, for nobody's use, and shows what it defines; values"
            + " that it needs are asked for and kept nowhere.")
public final class EntryTry extends EntryCommand {
  @Argument(
      name = "entry",
      description = "The entry's alias, name or id; @VERSION behind it for another than the newest",
      required = true)
  @Completion(EntryCompleter.class)
  private String entry;

  @Option(
      name = "--set",
      description = "NAME=VALUE of a field that is no secret",
      multiValued = true)
  @Completion(SettingCompleter.class)
  private List<String> settings = new ArrayList<>();

  @Option(
      name = "--secret-file",
      description = "NAME=FILE with the value of a secret field, on the machine that runs Serai",
      multiValued = true)
  @Completion(SecretFileCompleter.class)
  private List<String> files = new ArrayList<>();

  @Option(name = "--no-format", description = "Print without borders")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    EntryRecord found = EntryName.of(entry).find(desk).value();
    List<InputField> form = desk.installed().form(desk.actor(), found.id());
    Answers answers = new Answers(session(), form);
    answers.open(settings);
    answers.files(files);
    answers.ask(
        form.stream()
            .filter(field -> field.required() && !answers.values().containsKey(field.name()))
            .toList());
    EntryExamination tried = desk.catalog().tryOut(desk.actor(), found.id(), answers.values());
    Grid sheet = Grid.sheet();
    Examination.definitions(sheet, tried.definitions());
    sheet.print(out, !noFormat);
  }
}
