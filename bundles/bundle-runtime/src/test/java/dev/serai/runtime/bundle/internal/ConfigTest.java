package dev.serai.runtime.bundle.internal;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** The settings' defaults, which users rely on. */
public class ConfigTest {
  @Test
  public void sixteenCallsRunAnd256WaitByDefault() throws Exception {
    assertEquals(16, Config.class.getDeclaredMethod("concurrent$_$calls").getDefaultValue());
    assertEquals(256, Config.class.getDeclaredMethod("waiting$_$calls").getDefaultValue());
  }
}
