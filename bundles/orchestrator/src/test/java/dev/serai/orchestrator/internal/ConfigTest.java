package dev.serai.orchestrator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.Method;
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
            .collect(Collectors.toMap(Method::getName, m -> m.getDefaultValue().toString()));
    assertEquals(
        Map.ofEntries(
            Map.entry("drain$_$millis", "3000"),
            Map.entry("runtime$_$wait$_$millis", "5000"),
            Map.entry("max$_$variants", "32"),
            Map.entry("backoff$_$first$_$millis", "1000"),
            Map.entry("backoff$_$max$_$millis", "60000"),
            Map.entry("backoff$_$hold$_$millis", "2000"),
            Map.entry("crash$_$limit", "5"),
            Map.entry("crash$_$window$_$seconds", "600"),
            Map.entry("stable$_$seconds", "60"),
            Map.entry("stop$_$wait$_$millis", "15000"),
            Map.entry("start$_$grace$_$millis", "5000")),
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
