package dev.serai.registry.internal.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InputField.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class FieldValuesTest {
  private static final List<InputField> FORM =
      List.of(
          field("TOKEN", Place.ENVIRONMENT, "string", List.of(), true, true, false),
          field("port", Place.ARGUMENT, "number", List.of(), false, false, false),
          field("region", Place.ARGUMENT, "string", List.of("eu", "us"), false, false, false),
          field("on", Place.ARGUMENT, "boolean", List.of(), false, false, false),
          field("paths", Place.ARGUMENT, "filepath", List.of(), false, false, true));

  @Test
  public void secretsAreKeptApart() {
    FieldValues values =
        FieldValues.of(FORM, Map.of("TOKEN", "s3cret", "port", "80", "paths", "/a\n/b"), Set.of());
    assertEquals(Map.of("port", "80", "paths", "/a\n/b"), values.plain());
    assertEquals(Map.of("TOKEN", "s3cret"), values.secret());
    assertFalse(values.toString().contains("s3cret"));
  }

  @Test
  public void everyFaultIsToldByItsField() {
    SeraiException error =
        assertThrows(
            SeraiException.class,
            () ->
                FieldValues.of(
                    FORM,
                    Map.of("port", "many", "region", "asia", "on", "yes", "other", "x"),
                    Set.of()));
    assertEquals(ErrorCode.INVALID_VALUE, error.code());
    assertEquals(
        "values.TOKEN is required. values.port must be a number. values.region must be one of eu,"
            + " us. values.on must be true or false. values.other is not asked for: leave it out.",
        error.getMessage());
  }

  @Test
  public void aSecretThatIsThereNeedNotComeAgain() {
    assertEquals(Map.of(), FieldValues.of(FORM, Map.of(), Set.of("TOKEN")).secret());
  }

  @Test
  public void noValueReadsTheEnvironmentOfSerai() {
    assertRefused("TOKEN", "${env:HOME}", "must not contain ${");
    assertRefused("TOKEN", "x".repeat(65_537), "at most 65536");
    assertRefused("port", "1\n2", "must be one line.");
  }

  private static void assertRefused(String name, String value, String reason) {
    SeraiException error =
        assertThrows(
            SeraiException.class, () -> FieldValues.of(FORM, Map.of(name, value), Set.of("TOKEN")));
    assertEquals(error.getMessage(), true, error.getMessage().contains(reason));
  }

  private static InputField field(
      String name,
      Place place,
      String format,
      List<String> choices,
      boolean required,
      boolean secret,
      boolean repeated) {
    return new InputField(
        name, place, null, format, choices, null, null, required, secret, repeated);
  }
}
