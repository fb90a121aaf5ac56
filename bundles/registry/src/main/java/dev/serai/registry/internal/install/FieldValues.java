package dev.serai.registry.internal.install;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Values that somebody gives for the fields of a form.
 *
 * @param plain what may be seen
 * @param secret what is to be sealed
 * @param faults what keeps them from being used
 */
record FieldValues(Map<String, String> plain, Map<String, String> secret, List<Fault> faults) {
  private static final int MAX = 65_536;

  /**
   * Why values cannot be used.
   *
   * @param field the field that needs another value, or null where who gave the values is to blame
   * @param text what is wrong
   */
  record Fault(InputField field, String text) {}

  /**
   * Looks at values.
   *
   * @param sealed names of secret fields that have a value already
   * @throws SeraiException {@code INVALID_VALUE} that names every field at fault, and no value
   */
  static FieldValues of(List<InputField> form, Map<String, String> values, Set<String> sealed) {
    FieldValues read = read(form, values, sealed, Map.of());
    read.requireComplete();
    return read;
  }

  /** Values that were looked at before. */
  static FieldValues known(Map<String, String> plain) {
    return new FieldValues(plain, Map.of(), List.of());
  }

  /**
   * Looks at values, and says what is wrong with them.
   *
   * @param before values that were there before, for which nobody is to blame who gives them again
   */
  static FieldValues read(
      List<InputField> form,
      Map<String, String> values,
      Set<String> sealed,
      Map<String, String> before) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> plain = new HashMap<>();
    Map<String, String> secret = new HashMap<>();
    Set<String> unknown = new TreeSet<>(values.keySet());
    for (InputField field : form) {
      String name = field.name();
      unknown.remove(name);
      String value = values.get(name);
      if (value != null && !value.isEmpty()) {
        InputField owed = value.equals(before.get(name)) ? field : null;
        fault(field, value).ifPresent(text -> faults.add(new Fault(owed, named(name, text))));
        (field.secret() ? secret : plain).put(name, value);
      } else if (field.required() && !sealed.contains(name)) {
        faults.add(new Fault(field, named(name, "is required.")));
      }
    }
    unknown.forEach(
        name -> faults.add(new Fault(null, named(name, "is not asked for: leave it out."))));
    return new FieldValues(Map.copyOf(plain), Map.copyOf(secret), List.copyOf(faults));
  }

  /**
   * Demands that they can be used.
   *
   * @throws SeraiException {@code INVALID_VALUE} that names every field at fault, and no value
   */
  void requireComplete() {
    if (!faults.isEmpty()) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          faults.stream().map(Fault::text).collect(Collectors.joining(" ")));
    }
  }

  /** Demands that nothing is wrong with them but what {@link #needed} names. */
  void requireSound() {
    if (faults.stream().anyMatch(fault -> fault.field() == null)) {
      requireComplete();
    }
  }

  /** Fields whose values are missing, or will not do any more. */
  List<InputField> needed() {
    return faults.stream().map(Fault::field).filter(Objects::nonNull).toList();
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
