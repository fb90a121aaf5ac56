package dev.serai.registry.internal.install;

import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InputField.Place;
import dev.serai.registry.internal.document.ArgumentInput;
import dev.serai.registry.internal.document.Input;
import dev.serai.registry.internal.document.NamedInput;
import dev.serai.registry.internal.document.PackageInput;
import dev.serai.registry.internal.document.SeraiOptions;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TransportInput;
import dev.serai.registry.internal.launch.Choice;
import dev.serai.registry.internal.launch.LaunchAssembly;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the part of a document that is started asks for, beside what its options say already. */
final class InputForm {
  private final SeraiOptions options;
  private final Map<String, InputField> fields = new LinkedHashMap<>();

  private InputForm(SeraiOptions options) {
    this.options = options;
  }

  /** The fields in the order of the document; empty where nothing of it can be started. */
  static List<InputField> of(ServerDocument document) {
    InputForm form = new InputForm(document.options());
    LaunchAssembly.choice(document).ifPresent(form::add);
    return List.copyOf(form.fields.values());
  }

  private void add(Choice choice) {
    if (choice instanceof Choice.OfPackage of) {
      add(of.chosen());
    } else if (choice instanceof Choice.OfRemote of) {
      variables(of.chosen().variables(), Place.URL);
      headers(of.chosen());
    }
    options.inputs().forEach(this::own);
  }

  /** A secret never goes into an argument. */
  private void own(String name, Input input) {
    input(name, input.secret() ? Place.ENVIRONMENT : Place.ARGUMENT, input, false);
  }

  private void add(PackageInput from) {
    for (NamedInput variable : from.environment()) {
      if (!options.env().containsKey(variable.name())) {
        input(variable.name(), Place.ENVIRONMENT, variable.input(), false);
      }
    }
    from.runtimeArguments().forEach(this::argument);
    from.packageArguments().forEach(this::argument);
    variables(from.transport().variables(), Place.URL);
    headers(from.transport());
  }

  private void argument(ArgumentInput argument) {
    if (!argument.bare()) {
      String name =
          argument
              .name()
              .map(text -> text.replaceFirst("^-+", ""))
              .or(argument::valueHint)
              .orElse("value");
      input(name, Place.ARGUMENT, argument.input(), argument.repeated());
    }
  }

  private void headers(TransportInput transport) {
    for (NamedInput header : transport.headers()) {
      if (options.headers().keySet().stream().noneMatch(header.name()::equalsIgnoreCase)) {
        input(header.name(), Place.HEADER, header.input(), false);
      }
    }
  }

  /** A fixed value is not asked for, but what stands in it in braces is. */
  private void input(String name, Place place, Input input, boolean repeated) {
    if (input.value().isPresent()) {
      variables(input.variables(), place);
    } else {
      field(name, place, input, repeated);
    }
  }

  private void variables(Map<String, Input> variables, Place place) {
    variables.forEach((name, input) -> input(name, place, input, false));
  }

  private void field(String name, Place place, Input input, boolean repeated) {
    if (!options.variables().containsKey(name)) {
      fields.merge(
          name,
          new InputField(
              name,
              place,
              input.place().at("description").text().orElse(null),
              input.format(),
              input.choices(),
              input.fallback().orElse(null),
              input.place().at("placeholder").text().orElse(null),
              input.required() && input.fallback().isEmpty(),
              input.secret(),
              repeated),
          InputForm::both);
    }
  }

  /** One value for two inputs is as secret, and as needed, as either of them. */
  private static InputField both(InputField first, InputField second) {
    return new InputField(
        first.name(),
        first.place(),
        first.description(),
        first.format(),
        first.choices(),
        first.fallback(),
        first.placeholder(),
        first.required() || second.required(),
        first.secret() || second.secret(),
        first.repeated() && second.repeated());
  }
}
