package dev.serai.gateway.internal.downstream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.ReplayBudget;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.http.StreamLog;
import dev.serai.gateway.internal.json.Slice;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import org.junit.Test;

public class StreamLogsTest {
  private static final long BEFORE = 7;

  private final LimitHits hits = new LimitHits();
  private final ReplayBudget budget = new ReplayBudget(new ReplayLimits(5, 100, 2, 100), hits);
  private final StreamLogs logs = new StreamLogs(true, budget, hits, BEFORE);

  private StreamLog answers(int request) {
    return logs.answers(Slice.of(String.valueOf(request)));
  }

  private static EventId first(StreamLog log) {
    return EventId.of(log.name() + "-0");
  }

  private void assertLost(EventId event, Limit limit) {
    assertNull(logs.find(event));
    SeraiException lost = logs.lost(event);
    assertEquals(ErrorCode.CALL_INTERRUPTED, lost.code());
    assertTrue(lost.getMessage(), lost.getMessage().endsWith(limit.sentence()));
    assertTrue(hits.of(limit) > 0);
  }

  @Test
  public void aStreamThatGivesWayToOthersIsLostByTheirNumber() {
    StreamLog ended = answers(1);
    ended.end();
    StreamLog open = answers(2);
    answers(3);
    assertLost(first(ended), Limit.REPLAY_STREAMS);
    assertNotNull(logs.find(first(open)));
  }

  @Test
  public void aStreamOfAnEarlierGatewayIsNotOurs() {
    assertFalse(logs.isOurs(EventId.of("g7-3")));
    assertFalse(logs.isOurs(EventId.of("g8-3")));
    assertTrue(logs.isOurs(EventId.of(logs.listening().name() + "-0")));
    String lost = logs.lost(EventId.of("s3-1")).getMessage();
    assertFalse(lost, lost.contains("limit"));
  }

  @Test
  public void aSessionThatHasEndedKeepsNothing() {
    StreamLog log = answers(1);
    logs.close();
    assertNull(logs.find(first(log)));
    assertEquals(0, budget.total());
  }
}
