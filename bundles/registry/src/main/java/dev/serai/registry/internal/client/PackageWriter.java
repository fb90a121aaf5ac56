package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.registry.internal.client.LiteralSecret.Kind;
import dev.serai.registry.internal.client.PackageCall.Passed;
import dev.serai.registry.internal.document.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a command line that runs a package as an element of {@code packages}. */
final class PackageWriter {
  private final Draft draft;
  private final Inputs inputs;

  PackageWriter(Draft draft) {
    this.draft = draft;
    this.inputs = new Inputs(draft);
  }

  void write(PackageCall call) {
    call.visible().forEach(new ArgumentRule(draft)::check);
    ObjectNode target = draft.document().putArray("packages").addObject();
    target.put("registryType", call.registryType()).put("identifier", call.identifier());
    call.version().ifPresent(version -> target.put("version", version));
    target.putObject("transport").put("type", "stdio");
    ArrayNode options = array();
    call.options().forEach(option -> inputs.addOption(options, option));
    ArrayNode arguments = array();
    inputs.addPositional(arguments, call.arguments());
    ArrayNode variables = call.registryType().equals("oci") ? passed(call) : environment();
    addFilled(target, "runtimeArguments", options);
    addFilled(target, "packageArguments", arguments);
    addFilled(target, "environmentVariables", variables);
  }

  private ArrayNode environment() {
    ArrayNode variables = array();
    Members.environment(draft)
        .forEach((name, value) -> inputs.addNamed(variables, Kind.ENVIRONMENT, name, value));
    return variables;
  }

  /** A container sees only the variables that are passed on to it. */
  private ArrayNode passed(PackageCall call) {
    ArrayNode variables = array();
    Map<String, Argument> given = Members.environment(draft);
    Map<String, Passed> last = new LinkedHashMap<>();
    call.passed().forEach(variable -> last.put(variable.name(), variable));
    last.forEach((name, variable) -> addPassed(variables, variable, given.remove(name)));
    for (String name : given.keySet()) {
      draft.note("The variable " + name + " was left out: no -e passes it on into the container.");
    }
    return variables;
  }

  private void addPassed(ArrayNode variables, Passed variable, Argument given) {
    Place place = variable.at().place();
    if (variable.value().isPresent()) {
      Argument value = new Argument(variable.value().get(), place);
      inputs.addNamed(variables, Kind.ENVIRONMENT, variable.name(), value);
    } else if (given != null) {
      inputs.addNamed(variables, Kind.ENVIRONMENT, variable.name(), given);
    } else {
      inputs.addUnset(variables, variable.name());
    }
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  private static void addFilled(ObjectNode target, String key, ArrayNode array) {
    if (!array.isEmpty()) {
      target.set(key, array);
    }
  }
}
