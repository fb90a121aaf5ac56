package dev.serai.registry.internal.shell;

import dev.serai.core.registry.Consequences.Affected;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

/** A command that takes values for the fields of an entry, and asks for those that are missing. */
abstract class ValuesMove extends InstallationMove {
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

  /** What is given of a form. */
  final Answers given(List<InputField> form) throws CommandFailure {
    Answers answers = new Answers(session(), form);
    answers.open(settings);
    answers.files(files);
    return answers;
  }

  /**
   * The change with all values that it needs; for a dry run nobody is asked.
   *
   * @param change makes it of the values that are given
   */
  final InstallationChange complete(
      Desk desk, Answers answers, Function<Map<String, String>, InstallationChange> change)
      throws CommandFailure {
    InstallationChange first = change.apply(answers.values());
    List<InputField> missing = new ArrayList<>();
    for (Affected each : desk.installed().consequences(desk.actor(), first).installations()) {
      missing.addAll(each.needed());
    }
    if (missing.isEmpty() || isDryRun()) {
      return first;
    }
    answers.ask(missing);
    return change.apply(answers.values());
  }
}
