package dev.serai.registry.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value that a document fixes, suggests or asks for (server.json: Input, InputWithVariables).
 *
 * @param place where it stands
 * @param value the fixed value, with <code>{name}</code> where a variable goes
 * @param fallback the value when nobody gives one
 * @param required whether a value is needed
 * @param secret whether it must be kept out of arguments, URLs and logs
 * @param format string, number, boolean or filepath; string where the document has none
 * @param choices the allowed values; any where it is empty
 * @param variables what stands for <code>{name}</code> in the fixed value
 */
public record Input(
    Place place,
    Optional<String> value,
    Optional<String> fallback,
    boolean required,
    boolean secret,
    String format,
    List<String> choices,
    Map<String, Input> variables) {
  private static final Set<String> FORMATS = Set.of("string", "number", "boolean", "filepath");

  /** Reads an input; its problems are noted at its place. */
  public static Input read(Place place) {
    place.isObject();
    place.at("description").text();
    place.at("placeholder").text();
    List<String> choices = new ArrayList<>();
    place.at("choices").items().forEach(choice -> choice.text().ifPresent(choices::add));
    return new Input(
        place,
        place.at("value").text(),
        place.at("default").text(),
        place.at("isRequired").flag(),
        place.at("isSecret").flag(),
        format(place.at("format")),
        choices,
        variables(place));
  }

  /** Reads the variables beside a value or a URL. */
  public static Map<String, Input> variables(Place owner) {
    Map<String, Input> variables = new LinkedHashMap<>();
    owner.at("variables").members().forEach((name, at) -> variables.put(name, read(at)));
    return variables;
  }

  private static String format(Place place) {
    String format = place.text().orElse("string");
    if (!FORMATS.contains(format)) {
      place.fault("Must be string, number, boolean or filepath.");
    }
    return format;
  }
}
