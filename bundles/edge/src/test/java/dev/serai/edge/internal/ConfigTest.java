package dev.serai.edge.internal;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ConfigTest {
  @Test
  public void theDefaultsStandAsDocumented() throws Exception {
    assertEquals("whiteboard", byDefault("publish"));
    assertEquals(5_000, byDefault("hold$_$millis"));
    assertEquals(1_000, byDefault("held$_$max"));
    assertEquals(3, Config.class.getDeclaredMethods().length);
  }

  private static Object byDefault(String name) throws NoSuchMethodException {
    return Config.class.getDeclaredMethod(name).getDefaultValue();
  }
}
