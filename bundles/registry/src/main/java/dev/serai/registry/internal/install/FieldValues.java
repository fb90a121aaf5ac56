package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that somebody gives for the fields of a form.
 *
 * @param plain what may be seen
 * @param secret what is to be sealed
 */
record FieldValues(Map<String, String> plain, Map<String, String> secret) {
  private static final int MAX = 65_536;

  /**
   * Looks at values.
   *
   * @param sealed names of secret fields that have a value already
   * @throws SeraiException {@code INVALID_VALUE} that names every field at fault, and no value
   */
  static FieldValues of(List<InputField> form, Map<String, String> values, Set<String> sealed) {
    List<String> faults = new ArrayList<>();
    Map<String, String> plain = new HashMap<>();
    Map<String, String> secret = new HashMap<>();
    Set<String> unknown = new TreeSet<>(values.keySet());
    for (InputField field : form) {
      unknown.remove(field.name());
      String value = values.get(field.name());
      if (value != null && !value.isEmpty()) {
        fault(field, value).ifPresent(text -> faults.add(named(field.name(), text)));
        (field.secret() ? secret : plain).put(field.name(), value);
      } else if (field.required() && !sealed.contains(field.name())) {
        faults.add(named(field.name(), "is required."));
      }
    }
    unknown.forEach(name -> faults.add(named(name, "is not asked for: leave it out.")));
    if (!faults.isEmpty()) {
      throw new SeraiException(ErrorCode.INVALID_VALUE, String.join(" ", faults));
    }
    return new FieldValues(Map.copyOf(plain), Map.copyOf(secret));
  }

  /** All of them, and something for what is sealed already. */
  Map<String, String> with(Set<String> sealed) {
    Map<String, String> all = new HashMap<>(plain);
    all.putAll(secret);
    sealed.forEach(name -> all.put(name, "sealed"));
    return all;
  }

  private static Optional<String> fault(InputField field, String value) {
    String fault = null;
    if (value.length() > MAX) {
      fault = "must have at most " + MAX + " characters.";
    } else if (value.contains("${")) {
      fault = "must not contain ${.";
    } else if (!field.repeated()
        && value.matches("(?s).*[\\r\\n].*")
        && field.place() != InputField.Place.ENVIRONMENT) {
      fault = "must be one line.";
    } else if (!field.choices().isEmpty() && !field.choices().contains(value)) {
      fault = "must be one of " + String.join(", ", field.choices()) + ".";
    } else if (field.format().equals("number") && !isNumber(value)) {
      fault = "must be a number.";
    } else if (field.format().equals("boolean") && !Set.of("true", "false").contains(value)) {
      fault = "must be true or false.";
    }
    return Optional.ofNullable(fault);
  }

  private static boolean isNumber(String value) {
    try {
      new BigDecimal(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String named(String field, String fault) {
    return "values." + field + " " + fault;
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "FieldValues[" + plain.keySet() + ", " + secret.keySet() + "]";
  }
}
