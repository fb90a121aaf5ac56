package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.console.Session;

/** Values for the fields of a form: of options, of files, and typed at the terminal. */
final class Answers {
  private static final Character NO_ECHO = '\0';

  private final Session session;
  private final List<InputField> form;
  private final Map<String, String> values = new HashMap<>();

  Answers(Session session, List<InputField> form) {
    this.session = session;
    this.form = form;
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** Takes {@code NAME=VALUE} of options, which others see. */
  void open(List<String> settings) throws CommandFailure {
    for (String setting : settings) {
      String name = name(setting, "--set NAME=VALUE");
      if (isSecret(name)) {
        throw new CommandFailure(
            Text.line(name)
                + " is a secret, which others would see in an option: leave it out and type it at"
                + " the terminal, or give --secret-file "
                + Text.line(name)
                + "=FILE.");
      }
      values.put(name, setting.substring(name.length() + 1));
    }
  }

  /** Takes {@code NAME=FILE} of options; the line end behind the value is none of it. */
  void files(List<String> settings) throws CommandFailure {
    for (String setting : settings) {
      String name = name(setting, "--secret-file NAME=FILE");
      byte[] bytes = FileSource.of(setting.substring(name.length() + 1)).bytes();
      values.put(name, text(bytes).replaceFirst("\\r?\\n$", ""));
    }
  }

  /** Asks for what is missing. */
  void ask(List<InputField> missing) throws CommandFailure {
    for (InputField field : missing) {
      String line = read(prompt(field), field.secret() ? NO_ECHO : null, missing);
      if (!line.isEmpty()) {
        values.put(field.name(), line);
      }
    }
  }

  private boolean isSecret(String name) {
    return form.stream().anyMatch(field -> field.name().equals(name) && field.secret());
  }

  private static String prompt(InputField field) {
    String about = field.description() == null ? "" : " - " + Text.line(field.description());
    String choices =
        field.choices().isEmpty() ? "" : " (" + Text.line(String.join(", ", field.choices())) + ")";
    return Text.line(field.name()) + about + choices + ": ";
  }

  private String read(String prompt, Character mask, List<InputField> missing)
      throws CommandFailure {
    try {
      String line = session.readLine(prompt, mask);
      if (line != null) {
        return line;
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw nobody(missing);
    }
    throw nobody(missing);
  }

  private static CommandFailure nobody(List<InputField> missing) {
    return new CommandFailure(
        missing.stream()
            .map(
                field ->
                    Text.line(field.name())
                        + (field.secret()
                            ? " (--secret-file " + Text.line(field.name()) + "=FILE)"
                            : " (--set " + Text.line(field.name()) + "=VALUE)"))
            .collect(
                Collectors.joining(
                    ", ",
                    "Nothing was changed, since there is no terminal to ask for ",
                    ". Give them so.")));
  }

  private static String name(String setting, String form) throws CommandFailure {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw new CommandFailure("Write " + form + ".");
    }
    return setting.substring(0, equals);
  }

  private static String text(byte[] bytes) throws CommandFailure {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CommandFailure("The file of a secret is no UTF-8 text.");
    }
  }
}
