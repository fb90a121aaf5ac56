package dev.serai.registry.internal.document;

import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.store.OwnerRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Serai reads under {@code _meta}, key {@value #KEY}.
 *
 * @param place where it stands
 * @param alias the alias, where the document gives one
 * @param command the program to run instead of a package
 * @param args arguments of the program, or further ones of the package
 * @param env environment variables, laid over those of the package
 * @param cwd the working directory
 * @param transport how the program speaks MCP, laid over the package's transport
 * @param runtime which runtime is to run it, by its name
 * @param pick which package
 * @param remote which remote
 * @param headers headers, laid over those of the document
 * @param variables values of the document's inputs, and of those of the options
 * @param inputs what {@code command}, {@code args}, {@code env} and {@code cwd} ask for, by the
 *     <code>{name}</code> in them
 * @param audience who may use it of those whom it is for, empty for all
 * @param treatment how the servers are treated
 */
public record SeraiOptions(
    Place place,
    Optional<Alias> alias,
    Optional<String> command,
    List<String> args,
    Map<String, String> env,
    Optional<String> cwd,
    Optional<CommandTransport> transport,
    Optional<String> runtime,
    Optional<Selector> pick,
    Optional<Selector> remote,
    Map<String, String> headers,
    Map<String, List<String>> variables,
    Map<String, Input> inputs,
    Optional<Set<OwnerRef>> audience,
    EntryOptions treatment) {
  /** The key under {@code _meta}. */
  public static final String KEY = "dev.serai/options";

  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "alias",
              "audience",
              "command",
              "args",
              "env",
              "cwd",
              "transport",
              "runtime",
              "image",
              "resources",
              "start",
              "toolChanges",
              "exposure",
              "isolation",
              "idleTimeout",
              "callTimeout",
              "startTimeout",
              "firstStartTimeout",
              "package",
              "remote",
              "headers",
              "inputs",
              "variables"));

  /** The same with further values of inputs and headers, which are laid over those given. */
  public SeraiOptions with(Map<String, List<String>> values, Map<String, String> more) {
    Map<String, List<String>> all = new HashMap<>(variables);
    all.putAll(values);
    Map<String, String> allHeaders = new HashMap<>(headers);
    allHeaders.putAll(more);
    return new SeraiOptions(
        place,
        alias,
        command,
        args,
        env,
        cwd,
        transport,
        runtime,
        pick,
        remote,
        allHeaders,
        all,
        inputs,
        audience,
        treatment);
  }

  static SeraiOptions read(Place place) {
    for (Map.Entry<String, Place> member : place.members().entrySet()) {
      if (!KEYS.contains(member.getKey())) {
        member.getValue().fault("Is no Serai option: use one of " + String.join(", ", KEYS) + ".");
      }
    }
    return new SeraiOptions(
        place,
        alias(place.at("alias")),
        command(place.at("command")),
        OptionValues.arguments(place.at("args")),
        OptionValues.environment(place.at("env")),
        cwd(place.at("cwd")),
        TransportOption.read(place.at("transport")),
        RuntimeOptions.read(place),
        Selector.read(place.at("package")),
        Selector.read(place.at("remote")),
        OptionValues.headers(place.at("headers")),
        OptionValues.variables(place.at("variables")),
        OptionValues.inputs(place.at("inputs")),
        AudienceOption.read(place.at("audience")),
        Treatment.read(place));
  }

  private static Optional<Alias> alias(Place at) {
    try {
      return at.text().map(Alias::new);
    } catch (SeraiException e) {
      at.fault("Must have 1 to 24 lower-case letters, digits and single inner hyphens.");
      return Optional.empty();
    }
  }

  private static Optional<String> command(Place at) {
    Optional<String> command = at.text(1, 4096);
    if (command.filter(text -> text.isBlank() || text.matches("[^/]*\\s.*")).isPresent()) {
      at.fault("Is the program alone, without arguments: put those into \"args\".");
    }
    return command;
  }

  private static Optional<String> cwd(Place at) {
    Optional<String> cwd = at.text(1, 4096);
    if (cwd.filter(text -> !text.matches("(?s)(/|\\$\\{env:|\\{).*")).isPresent()) {
      at.fault("Must be an absolute path, or begin with ${env:NAME} or the {name} of an input.");
    }
    return cwd;
  }
}
