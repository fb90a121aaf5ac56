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
        Map.ofEntries(
            Map.entry("allowed-hosts", 0),
            Map.entry("allowed-origins", 0),
            Map.entry("public-url", ""),
            Map.entry("strict-sessions", false),
            Map.entry("max-sessions", 10_000),
            Map.entry("max-principal-sessions", 5_000),
            Map.entry("initialize-rate", 200.0),
            Map.entry("initialize-burst", 2_000),
            Map.entry("principal-initialize-rate", 100.0),
            Map.entry("principal-initialize-burst", 1_000),
            Map.entry("initialize-seconds", 60L),
            Map.entry("max-session-streams", 8),
            Map.entry("replay-events", 512),
            Map.entry("replay-bytes", 4_194_304L),
            Map.entry("replay-streams", 32),
            Map.entry("max-replay-bytes", 67_108_864L),
            Map.entry("session-idle-seconds", 3_600L),
            Map.entry("request-state-seconds", 600L),
            Map.entry("max-parked-calls", 1_000),
            Map.entry("max-rooms", 16),
            Map.entry("max-waiting-calls", 1_000),
            Map.entry("max-listeners", 1_000),
            Map.entry("max-listen-names", 256),
            Map.entry("max-pending-calls", 10_000),
            Map.entry("max-server-requests", 256),
            Map.entry("max-input-requests", 32),
            Map.entry("max-input-rounds", 64),
            Map.entry("max-batch", 100),
            Map.entry("max-body-bytes", 10_485_760),
            Map.entry("max-message-bytes", 67_108_864L),
            Map.entry("max-call-seconds", 3_600L),
            Map.entry("max-waiting-bytes", 8_388_608L),
            Map.entry("list-wait-millis", 3_000L),
            Map.entry("list-refresh-seconds", 300L)),
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
