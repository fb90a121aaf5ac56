package dev.serai.runtime.process.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ProcessRuntimeConfigTest {
  private final ProcessRuntimeConfig defaults = TestingConfig.with(Map.of());

  @Test
  public void limitsOfEndingArePinned() {
    assertEquals(2_000, defaults.stop$_$input$_$millis());
    assertEquals(3_000, defaults.stop$_$term$_$millis());
    assertEquals(2_000, defaults.stop$_$kill$_$millis());
  }

  @Test
  public void boundsOfMessagesArePinned() {
    assertEquals(67_108_864, defaults.max$_$message$_$bytes());
    assertEquals(16_777_216, defaults.send$_$queue$_$bytes());
    assertEquals(4_194_304, defaults.unheard$_$bytes());
  }

  @Test
  public void boundsOfLogsArePinned() {
    assertEquals(1_000, defaults.log$_$lines());
    assertEquals(524_288, defaults.log$_$chars());
    assertEquals(5_242_880, defaults.log$_$file$_$bytes());
    assertEquals(3, defaults.log$_$files());
  }

  @Test
  public void placesAndSandboxArePinned() {
    assertEquals("auto", defaults.sandbox());
    assertArrayEquals(new String[0], defaults.hide());
    assertEquals("", defaults.state$_$folder());
    assertEquals("", defaults.log$_$folder());
  }

  @Test
  public void allowListHoldsNoCredential() {
    List<String> names = Arrays.asList(defaults.environment());
    assertEquals(43, names.size());
    assertTrue(names.containsAll(List.of("PATH", "HOME", "LANG", "LC_*", "TMPDIR", "TZ")));
    assertTrue(names.stream().noneMatch(n -> n.matches("(?i).*(token|secret|password|key).*")));
  }
}
