package dev.serai.registry.internal.tool.review;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryOptions.ToolChanges;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class ReviewConfigTest {
  @Test
  public void defaultsStayAsDocumented() throws IOException {
    Map<String, Object> defaults = new TreeMap<>();
    for (Method value : ReviewConfig.class.getDeclaredMethods()) {
      defaults.put(value.getName().replace("$_$", "-"), value.getDefaultValue());
    }
    assertEquals(
        Map.of(
            "tool-changes",
            "hold",
            "tool-changes-folder",
            "adopt",
            "hold-findings",
            false,
            "discover-at-approval",
            true),
        defaults);
    String pages =
        Files.readString(Path.of("README.md"))
            + Files.readString(Path.of("../../docs/settings.md"));
    defaults.forEach(
        (key, value) -> {
          assertTrue(key, pages.contains("| `" + key + "` | "));
          assertTrue(key, pages.contains("| | `" + key + "` | " + value + " |"));
        });
  }

  @Test
  public void aWordThatIsNoneHolds() {
    assertEquals(ToolChanges.HIDE, Policy.read("tool-changes", " Hide "));
    assertEquals(ToolChanges.HOLD, Policy.read("tool-changes", "take"));
  }
}
