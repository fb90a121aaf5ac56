package dev.serai.admin.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ConfigTest {
  @Test
  public void defaultsAreAsTheDocumentationSays() throws Exception {
    assertEquals(1_048_576, value("max$_$request$_$bytes"));
    assertEquals(5_000L, value("wait$_$millis"));
    assertEquals("", value("public$_$url"));
    assertArrayEquals(new String[0], (String[]) value("allowed$_$hosts"));
    assertArrayEquals(new String[0], (String[]) value("allowed$_$origins"));
  }

  private static Object value(String setting) throws NoSuchMethodException {
    return Config.class.getDeclaredMethod(setting).getDefaultValue();
  }
}
