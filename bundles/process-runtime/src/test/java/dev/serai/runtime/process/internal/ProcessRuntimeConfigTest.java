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
    assertEquals(2_000, defaults.stopInputMillis());
    assertEquals(3_000, defaults.stopTermMillis());
    assertEquals(2_000, defaults.stopKillMillis());
  }

  @Test
  public void boundsOfMessagesArePinned() {
    assertEquals(67_108_864, defaults.maxMessageBytes());
    assertEquals(16_777_216, defaults.sendQueueBytes());
    assertEquals(4_194_304, defaults.unheardBytes());
  }

  @Test
  public void boundsOfLogsArePinned() {
    assertEquals(1_000, defaults.logLines());
    assertEquals(524_288, defaults.logChars());
    assertEquals(5_242_880, defaults.logFileBytes());
    assertEquals(3, defaults.logFiles());
  }

  @Test
  public void placesAndSandboxArePinned() {
    assertEquals("auto", defaults.sandbox());
    assertArrayEquals(new String[0], defaults.hide());
    assertEquals("", defaults.stateFolder());
    assertEquals("", defaults.logFolder());
  }

  @Test
  public void allowListHoldsNoCredential() {
    List<String> names = Arrays.asList(defaults.environment());
    assertEquals(43, names.size());
    assertTrue(names.containsAll(List.of("PATH", "HOME", "LANG", "LC_*", "TMPDIR", "TZ")));
    assertTrue(names.stream().noneMatch(n -> n.matches("(?i).*(token|secret|password|key).*")));
  }
}
