package dev.serai.edge.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ConfigTest {
  @Test
  public void theDefaultsStandAsDocumented() throws Exception {
    assertEquals("whiteboard", byDefault("publish"));
    assertEquals(5_000, byDefault("hold-millis"));
    assertEquals(1_000, byDefault("held-max"));
    assertEquals(10_000, byDefault("drain-millis"));
    assertEquals(false, byDefault("behind-proxy"));
    assertArrayEquals(new String[] {"127.0.0.0/8", "::1"}, (String[]) byDefault("trusted-proxies"));
    assertEquals(6, Config.class.getDeclaredMethods().length);
  }

  private static Object byDefault(String name) throws NoSuchMethodException {
    return Config.class.getDeclaredMethod(name.replace("-", "$_$")).getDefaultValue();
  }
}
