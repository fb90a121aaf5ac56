package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

public class AccessConfigTest {
  @Test
  public void theDefaultsAreTheseAndNoOthers() {
    Map<String, Object> defaults =
        Arrays.stream(AccessConfig.class.getDeclaredMethods())
            .collect(
                Collectors.toMap(
                    method -> method.getName().replace("$_$", "-"),
                    method ->
                        method.getDefaultValue() instanceof String[] texts
                            ? Arrays.asList(texts)
                            : method.getDefaultValue()));
    assertEquals(
        Map.of(
            "require-authentication",
            false,
            "failures-per-minute",
            10,
            "scopes",
            List.of(),
            "require-decider",
            false),
        defaults);
  }
}
