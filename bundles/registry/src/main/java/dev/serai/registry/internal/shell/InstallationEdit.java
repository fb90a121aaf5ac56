package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InstallationChange;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.Versioned;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:installation-edit}. */
@Service
@Command(
    scope = "serai",
    name = "installation-edit",
    description = "Changes values of an installation.")
public final class InstallationEdit extends ValuesMove {
  @Argument(name = "installation", description = "Its alias or id", required = true)
  @Completion(InstallationCompleter.class)
  private String installation;

  @Option(
      name = "--unset",
      description = "NAME of a field that is to have its default, or none",
      multiValued = true)
  private List<String> unset = new ArrayList<>();

  @Option(
      name = "--secret",
      description = "NAME of a secret field whose value is typed at the terminal",
      multiValued = true)
  @Completion(SecretCompleter.class)
  private List<String> secrets = new ArrayList<>();

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    Versioned<InstallationRecord> there = InstallationName.find(desk, installation);
    InstallationRecord before = there.value();
    List<InputField> form = form(desk, before);
    Answers answers = given(form);
    answers.ask(asked(form));
    make(
        desk,
        out,
        "Changed",
        complete(
            desk,
            answers,
            values ->
                new InstallationChange.Edit(
                    before.id(),
                    there.version(),
                    now -> now.value().with(changed(now.value(), values), Map.of()))));
  }

  private static List<InputField> form(Desk desk, InstallationRecord before) {
    return desk.entry(before, before.entryVersion())
        .map(entry -> desk.installed().form(desk.actor(), entry.id()))
        .orElse(List.of());
  }

  private List<InputField> asked(List<InputField> form) throws CommandFailure {
    List<InputField> asked = new ArrayList<>();
    for (String name : secrets) {
      asked.add(
          form.stream()
              .filter(field -> field.name().equals(name) && field.secret())
              .findFirst()
              .orElseThrow(
                  () -> new CommandFailure(Text.line(name) + " is no secret field of it.")));
    }
    return asked;
  }

  /** An optional secret is taken away by an empty value. */
  private Map<String, String> changed(InstallationRecord now, Map<String, String> given) {
    Map<String, String> values = new HashMap<>(now.values());
    for (String name : unset) {
      if (now.credentials().containsKey(name)) {
        values.put(name, "");
      } else {
        values.remove(name);
      }
    }
    values.putAll(given);
    return values;
  }
}
