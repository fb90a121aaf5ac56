package dev.serai.registry.internal.client;

import dev.serai.registry.internal.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that has to be given, or may be.
 *
 * @param name what it is called
 * @param description what it is for
 * @param required whether it has to be given
 * @param secret whether it is a secret
 * @param fallback the value when nobody gives one
 * @param choices the allowed values; any where it is empty
 */
record Prompt(
    String name,
    Optional<String> description,
    boolean required,
    boolean secret,
    Optional<String> fallback,
    List<String> choices) {

  static Prompt required(String name, String description, boolean secret) {
    return new Prompt(name, Optional.of(description), true, secret, Optional.empty(), List.of());
  }

  /** Whether it is a secret that had a default, which is not kept. */
  boolean hidesDefault() {
    return secret && required && description.isEmpty();
  }

  /** The element {@code inputs} of an editor's file, by id. */
  static Map<String, Prompt> ofInputs(Place inputs) {
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    if (!inputs.node().isArray()) {
      return prompts;
    }
    for (Place item : inputs.items()) {
      String id = item.node().path("id").asText();
      if (!id.isEmpty()) {
        prompts.putIfAbsent(id, ofInput(id, item));
      }
    }
    return prompts;
  }

  private static Prompt ofInput(String id, Place item) {
    boolean secret = item.node().path("password").asBoolean() || SecretRule.isSecretName(id);
    return new Prompt(
        id,
        plain(item, "description").or(() -> Optional.of("Was asked for by the client.")),
        true,
        secret,
        secret ? Optional.empty() : plain(item, "default"),
        secret ? List.of() : choices(item));
  }

  private static List<String> choices(Place item) {
    List<String> choices = new ArrayList<>();
    for (var option : item.node().path("options")) {
      String text = option.isTextual() ? option.textValue() : option.path("value").asText();
      if (!text.isEmpty() && !SecretRule.isSecretValue(text)) {
        choices.add(text);
      }
    }
    return choices;
  }

  private static Optional<String> plain(Place item, String key) {
    return Optional.ofNullable(item.node().path(key).textValue())
        .filter(text -> !text.isBlank() && text.indexOf('\0') < 0)
        .filter(text -> !SecretRule.isSecretValue(text));
  }
}
