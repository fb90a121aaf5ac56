package dev.serai.gateway.internal.upstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class MessageLimitTest {
  private final LimitHits hits = new LimitHits();
  private final List<byte[]> messages = new ArrayList<>();
  private final EventStreamReader reader =
      new EventStreamReader(messages::add, new MessageLimit(16, hits));

  private void feed(String text) {
    reader.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  public void anEventWithinTheLimitPasses() {
    feed("data: 0123456789\n\n");
    assertEquals(1, messages.size());
    assertEquals(0, hits.of(Limit.MESSAGE));
  }

  @Test
  public void aLongerEventIsRefusedByTheNameOfTheLimitAndCounted() {
    SeraiException refusal =
        assertThrows(SeraiException.class, () -> feed("data: 0123456789\ndata: 0123456789\n\n"));
    assertEquals(ErrorCode.UPSTREAM_INVALID, refusal.code());
    assertEquals(
        "The server sent a message of more than 16 bytes. The limit is max-message-bytes.",
        refusal.getMessage());
    assertEquals(1, hits.of(Limit.MESSAGE));
  }
}
