package dev.serai.gateway.internal.routing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class TaskTextTest {
  @Test
  public void bothErasSayHowLongATaskIsKept() {
    for (String task : List.of("{\"ttl\":60000}", "{\"ttlMs\":6.0e4}", "{\"ttlMs\":60000.5}")) {
      assertEquals(task, Optional.of(Duration.ofMinutes(1)), TaskText.ttl(Slice.of(task)));
    }
    Duration huge = TaskText.ttl(Slice.of("{\"ttl\":1e999999999}")).orElseThrow();
    assertTrue(huge.toString(), huge.toDays() > 1_000_000);
  }

  @Test
  public void whatIsNoNumberSaysNothing() {
    for (String task : List.of("{}", "{\"ttl\":null}", "{\"ttl\":\"5\"}", "{\"ttlMs\":[]}")) {
      assertEquals(task, Optional.empty(), TaskText.ttl(Slice.of(task)));
    }
  }

  @Test
  public void anIdIsAStringAsItReads() {
    assertEquals("a\"b", TaskText.id(Slice.of("{\"x\":{\"taskId\":\"c\"},\"taskId\":\"a\\\"b\"}")));
    for (String task : List.of("{}", "{\"taskId\":7}", "[]", "\"taskId\"")) {
      assertEquals(task, "", TaskText.id(Slice.of(task)));
    }
  }
}
