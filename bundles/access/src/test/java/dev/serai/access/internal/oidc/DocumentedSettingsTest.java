package dev.serai.access.internal.oidc;

import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class DocumentedSettingsTest {
  @Test
  public void thePageHasEverySettingWithItsDefault() throws Exception {
    String page = Files.readString(Path.of("../../docs/identity-providers.md"));
    for (Method setting : IssuerConfig.class.getDeclaredMethods()) {
      String row = "| `" + setting.getName().replace("$_$", "-") + "` | " + shown(setting);
      assertTrue("docs/identity-providers.md needs a line with " + row, page.contains(row));
    }
  }

  private static String shown(Method setting) {
    Object value = setting.getDefaultValue();
    if (value instanceof String[] list) {
      return list.length == 0 ? "| " : "`" + String.join(", ", list) + "` | ";
    }
    if (value instanceof Integer) {
      return value + " | ";
    }
    return value.toString().isEmpty() ? "" : "`" + value + "` | ";
  }
}
