package dev.serai.orchestrator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

public class ConfigTest {
  @Test
  public void defaultsArePinned() {
    Map<String, String> defaults =
        Arrays.stream(Config.class.getDeclaredMethods())
            .collect(
                Collectors.toMap(
                    m -> m.getName().replace("$_$", "-"), m -> m.getDefaultValue().toString()));
    assertEquals(
        Map.ofEntries(
            Map.entry("drain-millis", "3000"),
            Map.entry("runtime-wait-millis", "5000"),
            Map.entry("max-variants", "32"),
            Map.entry("backoff-first-millis", "1000"),
            Map.entry("backoff-max-millis", "60000"),
            Map.entry("backoff-hold-millis", "2000"),
            Map.entry("crash-limit", "5"),
            Map.entry("crash-window-seconds", "600"),
            Map.entry("stable-seconds", "60"),
            Map.entry("stop-wait-millis", "15000"),
            Map.entry("start-grace-millis", "5000")),
        defaults);
  }

  @Test
  public void defaultsMakeAPolicy() {
    Policy policy = Policy.of(defaults());
    assertEquals(Duration.ofSeconds(3), policy.drain());
    assertEquals(Duration.ofMinutes(10), policy.crashWindow());
    assertEquals(32, policy.maxVariants());
  }

  @Test
  public void senselessValuesAreRefused() {
    Policy good = Policy.of(defaults());
    assertThrows(IllegalArgumentException.class, () -> policy(good, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> policy(good, 1, 1));
  }

  static Config defaults() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> method.getDefaultValue());
  }

  private static Policy policy(Policy from, int variants, int crashes) {
    return new Policy(
        from.drain(),
        from.runtimeWait(),
        variants,
        from.backoffFirst(),
        from.backoffMax(),
        from.backoffHold(),
        crashes,
        from.crashWindow(),
        from.stable(),
        from.stopWait(),
        from.startGrace());
  }
}
