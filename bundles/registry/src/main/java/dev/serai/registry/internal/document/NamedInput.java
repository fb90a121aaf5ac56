package dev.serai.registry.internal.document;

import java.util.List;

/**
 * An environment variable or a header (server.json: KeyValueInput).
 *
 * @param name its name
 * @param input its value
 */
public record NamedInput(String name, Input input) {
  private static final String ENV = "[^=\\s\\p{Cntrl}]{1,255}";
  private static final String HEADER = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,255}";

  /** Reads an array of environment variables. */
  public static List<NamedInput> environment(Place array) {
    return array.items().stream().map(item -> read(item, ENV)).toList();
  }

  /** Reads an array of headers (names: RFC 9110, section 5.1). */
  public static List<NamedInput> headers(Place array) {
    return array.items().stream().map(item -> read(item, HEADER)).toList();
  }

  /** Whether a text can be the name of an environment variable. */
  public static boolean isVariable(String name) {
    return name.matches(ENV);
  }

  /** Whether a text can be the name of a header. */
  public static boolean isHeader(String name) {
    return name.matches(HEADER);
  }

  private static NamedInput read(Place item, String form) {
    Input input = Input.read(item);
    String name = item.at("name").requiredText(1, 255);
    if (!name.isEmpty() && !name.matches(form)) {
      item.at("name").fault("Is no valid name: remove blanks and punctuation.");
    }
    return new NamedInput(name, input);
  }
}
