package dev.serai.gateway.internal;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

public class GatewayConfigTest {
  @Test
  public void namesAndDefaultsStandAsDocumented() {
    assertEquals(
        Map.of(
            "allowed-hosts",
            0,
            "allowed-origins",
            0,
            "strict-sessions",
            false,
            "max-sessions",
            10_000,
            "session-idle-seconds",
            3_600L,
            "max-body-bytes",
            10_485_760,
            "max-message-bytes",
            67_108_864L,
            "max-waiting-bytes",
            8_388_608L,
            "list-wait-millis",
            3_000L,
            "list-refresh-seconds",
            300L),
        Arrays.stream(GatewayConfig.class.getDeclaredMethods())
            .collect(
                Collectors.toMap(
                    m -> m.getName().replace("$_$", "-"), GatewayConfigTest::byDefault)));
  }

  private static Object byDefault(Method setting) {
    Object value = setting.getDefaultValue();
    return value.getClass().isArray() ? Array.getLength(value) : value;
  }
}
