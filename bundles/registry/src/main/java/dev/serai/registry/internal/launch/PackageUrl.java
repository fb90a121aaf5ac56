package dev.serai.registry.internal.launch;

import dev.serai.core.registry.CommandTransport;
import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a package over Streamable HTTP: a loopback address whose port Serai chooses.
 *
 * @param place where it stands; null for none
 * @param host as the document spells it
 * @param path from the slash on, may be empty
 * @param port what sets the port, where that is known
 * @param scope the package's inputs by the names that a URL may use
 */
record PackageUrl(
    Place place, String host, String path, Optional<PortPlan> port, Map<String, Input> scope) {
  /** No URL: the package speaks over standard input and output. */
  static final PackageUrl NONE = new PackageUrl(null, "", "", Optional.empty(), Map.of());

  private static final Pattern FORM =
      Pattern.compile(
          "http://(\\[[^\\]]*]|\\{[^{}]+}|[^/:{}\\[\\]]+)(?::(\\d+|\\{[^{}]+}))?(/.*)?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  static PackageUrl of(PackageInput from) {
    Place place = from.transport().place().at("url");
    Matcher form = FORM.matcher(from.transport().url().orElse(""));
    if (!form.matches()) {
      place.fault("Must be an http address of this machine such as http://127.0.0.1:{PORT}/mcp.");
      return NONE;
    }
    Optional<PortPlan> port =
        Optional.ofNullable(form.group(2)).flatMap(text -> PortPlan.of(text, from));
    if (port.isEmpty()) {
      place.fault(
          "Has a fixed port, but Serai gives each server a free one: name the variable or argument"
              + " that sets it with \"transport\" "
              + Advice.UNDER
              + ".");
    }
    String path = Optional.ofNullable(form.group(3)).orElse("");
    return new PackageUrl(place, form.group(1), path, port, scope(from));
  }

  CommandTransport transport(
      Map<String, String> environment, Values values, Map<String, String> headers) {
    if (port.isEmpty()) {
      return new CommandTransport.Stdio();
    }
    String at = filled(host, environment, values);
    if (!LOOPBACK.contains(at)) {
      place.fault("Must be an address of this machine: 127.0.0.1, localhost or [::1].");
    }
    String rest = filled(path, environment, values);
    if (Values.VARIABLE.matcher(rest).find()) {
      place.fault(
          "Has a {variable} without a value: add it to \"variables\" " + Advice.UNDER + ".");
    }
    String url = "http://" + at + ":" + port.get().placeholder() + rest;
    return new CommandTransport.Http(url, port.get().variable(), headers);
  }

  private String filled(String template, Map<String, String> environment, Values values) {
    Matcher variable = Values.VARIABLE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (variable.find()) {
      String given = environment.getOrDefault(variable.group(1), variable.group());
      variable.appendReplacement(text, Matcher.quoteReplacement(secretFree(variable, given)));
    }
    return values.substitute(variable.appendTail(text).toString(), scope, true).orElse(template);
  }

  private String secretFree(Matcher variable, String given) {
    Input input = scope.get(variable.group(1));
    return input != null && input.secret() ? variable.group() : given;
  }

  private static Map<String, Input> scope(PackageInput from) {
    Map<String, Input> scope = new HashMap<>();
    for (NamedInput variable : from.environment()) {
      scope.put(variable.name(), variable.input());
    }
    for (ArgumentInput argument : from.packageArguments()) {
      argument.name().ifPresent(name -> scope.put(name, argument.input()));
      argument.valueHint().ifPresent(hint -> scope.put(hint, argument.input()));
      scope.putAll(argument.input().variables());
    }
    for (ArgumentInput argument : from.runtimeArguments()) {
      scope.putAll(argument.input().variables());
    }
    return scope;
  }
}
