package dev.serai.admin.internal.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What does not fit, in words that name the member and never its value. */
final class Misfit {
  private static final int LONGEST = 100;

  private Misfit() {}

  static SeraiException of(JsonMappingException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SeraiException refused) {
        return refused;
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return refused(
          "There is no member \"%s\"; there are %s."
              .formatted(path(e), names(unknown.getKnownPropertyIds())));
    }
    Class<?> wanted = e instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
    return refused(path(e) + " must be " + words(wanted) + ".");
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }

  private static String words(Class<?> wanted) {
    if (wanted == null) {
      return "of another type";
    } else if (wanted == String.class) {
      return "a text";
    } else if (wanted == Boolean.class) {
      return "true or false";
    } else if (Number.class.isAssignableFrom(wanted)) {
      return "a number";
    } else if (wanted == Instant.class) {
      return "a time such as 2030-01-31T12:00:00Z";
    } else if (wanted.isEnum()) {
      return "one of " + constants(wanted);
    }
    return Collection.class.isAssignableFrom(wanted) ? "a list" : "an object";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> each.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String names(Collection<Object> known) {
    return known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.length() > LONGEST ? path.substring(0, LONGEST) + "..." : path.toString();
  }
}
