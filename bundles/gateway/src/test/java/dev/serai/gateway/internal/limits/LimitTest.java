package dev.serai.gateway.internal.limits;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class LimitTest {
  @Test
  public void everyLimitStandsInTheDocumentOfSettings() throws Exception {
    String document = Files.readString(Path.of("../../docs/settings.md"));
    for (Limit limit : Limit.values()) {
      for (String setting : limit.setting().split(", ")) {
        assertTrue(setting, document.contains("`" + setting + "`"));
      }
    }
  }

  @Test
  public void everyLimitIsCountedAndNamedInItsError() {
    LimitHits hits = new LimitHits();
    for (Limit limit : Limit.values()) {
      assertEquals(0, hits.of(limit));
      SeraiException refusal = hits.refuse(limit, "Too much.");
      assertEquals(ErrorCode.OVERLOADED, refusal.code());
      assertEquals("Too much. The limit is " + limit.setting() + ".", refusal.getMessage());
      assertEquals(1, hits.of(limit));
    }
  }
}
