package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a client starts.
 *
 * @param program the program
 * @param arguments its arguments
 */
record CommandLine(Argument program, List<Argument> arguments) {
  private static final Set<String> SWITCHES = Set.of("/c", "/C", "/k", "/K");

  /** Reads {@code command} and {@code args}; problems are noted at their places. */
  static CommandLine read(Draft draft) {
    Place command = draft.at("command");
    List<Argument> all = new ArrayList<>();
    if (command.node().isArray()) {
      command.items().forEach(item -> all.add(new Argument(Scalars.text(item), item)));
    } else {
      all.add(new Argument(Scalars.text(command).strip(), command));
    }
    draft.at("args").items().forEach(item -> all.add(new Argument(Scalars.text(item), item)));
    if (all.isEmpty() || all.get(0).text().isBlank()) {
      command.fault("Names no program: write the program that is to be started.");
      return new CommandLine(new Argument("", command), List.of());
    }
    return of(splitLine(all, draft)).withoutShell(draft);
  }

  /** The program's name without folder and without the ending that Windows gives it. */
  String name() {
    String name = program.text().substring(lastSlash(program.text()) + 1);
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(exe|cmd|bat|ps1)$", "");
  }

  /** The line that begins with an argument. */
  CommandLine from(int argument) {
    return of(arguments.subList(argument, arguments.size()));
  }

  /** Whether the arguments begin with these. */
  boolean beginsWith(String... texts) {
    return Argument.texts(arguments).stream().limit(texts.length).toList().equals(List.of(texts));
  }

  private static CommandLine of(List<Argument> all) {
    return new CommandLine(all.get(0), List.copyOf(all.subList(1, all.size())));
  }

  private static List<Argument> splitLine(List<Argument> all, Draft draft) {
    String line = all.get(0).text();
    boolean plain = line.matches("[^\\s/\\\\\"'$]+(\\s+[^\\s\"']+)+");
    if (all.size() > 1 || !plain) {
      return all;
    }
    draft.note("\"command\" was a whole line: it was split at its blanks.");
    List<Argument> words = new ArrayList<>();
    for (String word : line.split("\\s+")) {
      words.add(new Argument(word, all.get(0).place()));
    }
    return words;
  }

  private CommandLine withoutShell(Draft draft) {
    boolean wrapped =
        name().equals("cmd") && arguments.size() > 1 && SWITCHES.contains(arguments.get(0).text());
    if (!wrapped) {
      return this;
    }
    draft.note("\"cmd /c\" was left out: programs are started without a shell.");
    return from(1);
  }

  private static int lastSlash(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }
}
