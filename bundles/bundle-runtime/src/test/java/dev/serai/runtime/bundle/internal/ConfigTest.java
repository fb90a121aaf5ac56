package dev.serai.runtime.bundle.internal;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** The settings' defaults, which users rely on. */
public class ConfigTest {
  @Test
  public void sixteenCallsRunAnd256WaitByDefault() throws Exception {
    assertEquals(16, byDefault("concurrent-calls"));
    assertEquals(256, byDefault("waiting-calls"));
  }

  private static Object byDefault(String setting) throws NoSuchMethodException {
    return Config.class.getDeclaredMethod(setting.replace("-", "$_$")).getDefaultValue();
  }
}
