package dev.serai.core.registry;

import java.util.List;
import java.util.Objects;

/**
 * What an entry asks for when it is installed (server.json: Input).
 *
 * @param name by what its value is given; unique within a form
 * @param place where the value goes
 * @param description for people, or null
 * @param format string, number, boolean or filepath
 * @param choices the allowed values; any where it is empty
 * @param fallback the value when nobody gives one, or null
 * @param placeholder an example, or null
 * @param required whether a value is needed
 * @param secret whether it is kept out of arguments, URLs, logs and answers
 * @param repeated whether it may have several values, each on a line of its own
 */
public record InputField(
    String name,
    Place place,
    String description,
    String format,
    List<String> choices,
    String fallback,
    String placeholder,
    boolean required,
    boolean secret,
    boolean repeated) {

  /** Where a value goes. */
  public enum Place {
    /** An environment variable. */
    ENVIRONMENT,
    /** An argument, or a part of one. */
    ARGUMENT,
    /** A header, or a part of one. */
    HEADER,
    /** A part of the URL. */
    URL
  }

  /** Name, place and format are there. */
  public InputField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(format, "format");
    choices = List.copyOf(choices);
  }
}
