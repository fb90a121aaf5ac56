package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class FolderConfigTest {
  @Test
  public void defaultsStayAsDocumented() {
    Map<String, Object> defaults = new TreeMap<>();
    for (Method value : FolderConfig.class.getDeclaredMethods()) {
      defaults.put(value.getName().replace("$_$", "-"), value.getDefaultValue());
    }
    assertEquals(
        Map.of(
            "servers", "", "aliases", "", "ranking", 0, "rescan-seconds", 30, "settle-millis", 300),
        defaults);
  }
}
