package dev.serai.registry.internal.client;

import dev.serai.registry.internal.client.PackageCall.Passed;
import dev.serai.registry.internal.document.NamedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code docker run}: its options, the image, the server's arguments. */
final class DockerRun {
  private static final Set<String> IMPLIED = Set.of("-i", "--interactive", "--rm");
  private static final Set<String> TERMINAL = Set.of("-t", "-it", "-ti", "--tty");
  private static final Set<String> FLAGS =
      Set.of(
          "--init",
          "--privileged",
          "--read-only",
          "--no-healthcheck",
          "-P",
          "--publish-all",
          "--oom-kill-disable",
          "--quiet",
          "-q");
  private static final Set<String> VALUED =
      Set.of(
          "-v",
          "--volume",
          "--mount",
          "--network",
          "--net",
          "-p",
          "--publish",
          "-w",
          "--workdir",
          "-u",
          "--user",
          "--name",
          "--entrypoint",
          "--platform",
          "--pull",
          "--add-host",
          "-h",
          "--hostname",
          "-m",
          "--memory",
          "--memory-swap",
          "--cpus",
          "--env-file",
          "-l",
          "--label",
          "--security-opt",
          "--cap-add",
          "--cap-drop",
          "--tmpfs",
          "--shm-size",
          "--gpus",
          "--device",
          "--dns",
          "--ipc",
          "--pid",
          "--pids-limit",
          "--restart",
          "--ulimit",
          "--log-driver",
          "--log-opt",
          "--network-alias",
          "--userns",
          "--runtime",
          "--stop-timeout",
          "--stop-signal",
          "--group-add",
          "--volumes-from",
          "--expose");
  private static final String IMAGE = "[A-Za-z0-9][A-Za-z0-9._/:@-]*";

  private final Draft draft;
  private final List<Argument> arguments;
  private final List<List<Argument>> options = new ArrayList<>();
  private final List<Passed> passed = new ArrayList<>();
  private int next;

  DockerRun(Draft draft, List<Argument> arguments) {
    this.draft = draft;
    this.arguments = arguments;
  }

  /** The container; empty where there is a problem, which is noted. */
  Optional<PackageCall> read() {
    while (next < arguments.size() && arguments.get(next).text().startsWith("-")) {
      readOption(arguments.get(next++));
    }
    if (next >= arguments.size()) {
      draft.at("args").fault("Names no image: add the image to run after the options.");
      return Optional.empty();
    }
    Argument image = arguments.get(next);
    if (!image.text().matches(IMAGE)) {
      image.place().fault("Is no name of an image: write it without placeholders.");
    }
    List<Argument> rest = List.copyOf(arguments.subList(next + 1, arguments.size()));
    return Optional.of(
        new PackageCall("oci", image.text(), Optional.empty(), options, rest, passed));
  }

  private void readOption(Argument option) {
    String text = option.text();
    if (text.equals("-e") || text.equals("--env")) {
      value(option).ifPresent(this::pass);
    } else if (text.startsWith("--env=")) {
      pass(option.afterEquals());
    } else if (text.matches("-e[^-=].*")) {
      pass(new Argument(text.substring(2), option.place()));
    } else if (TERMINAL.contains(text)) {
      draft.note("\"" + text + "\" was left out: a server has no terminal.");
    } else if (text.matches("-[it]*d[it]*|--detach")) {
      option.place().fault("Lets the container run on alone, out of reach: remove it.");
    } else if (VALUED.contains(text)) {
      value(option).ifPresent(value -> options.add(List.of(option, value)));
    } else if (FLAGS.contains(text) || text.matches("--[a-z][a-z-]*=.*|-[vpuwmhl][^-].*")) {
      options.add(List.of(option));
    } else if (!IMPLIED.contains(text)) {
      option
          .place()
          .fault("Is an option of docker that is not known: write --option=value, or remove it.");
    }
  }

  private Optional<Argument> value(Argument option) {
    if (next < arguments.size()) {
      return Optional.of(arguments.get(next++));
    }
    option.place().fault("Needs a value after it: add it.");
    return Optional.empty();
  }

  private void pass(Argument variable) {
    String name = variable.text().replaceFirst("(?s)=.*", "");
    if (!NamedInput.isVariable(name)) {
      variable.place().fault("Must be NAME or NAME=value.");
      return;
    }
    Optional<String> value =
        Optional.of(variable).filter(v -> v.text().contains("=")).map(v -> v.afterEquals().text());
    passed.add(new Passed(name, value, variable));
  }
}
