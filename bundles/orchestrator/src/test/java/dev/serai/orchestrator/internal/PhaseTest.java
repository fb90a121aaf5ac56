package dev.serai.orchestrator.internal;

import static dev.serai.orchestrator.internal.Phase.CANCELLED;
import static dev.serai.orchestrator.internal.Phase.DRAINING;
import static dev.serai.orchestrator.internal.Phase.ENDED;
import static dev.serai.orchestrator.internal.Phase.LIVE;
import static dev.serai.orchestrator.internal.Phase.STARTING;
import static dev.serai.orchestrator.internal.Phase.STOPPING;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PhaseTest {
  /** Columns: STARTED, START_FAILED, DRAIN, STOP, LEASES_BACK, EXITED, GIVE_UP. */
  private static final Map<Phase, List<Phase>> TABLE =
      new EnumMap<>(
          Map.of(
              STARTING,
              List.of(LIVE, ENDED, CANCELLED, CANCELLED, STARTING, STARTING, ENDED),
              CANCELLED,
              List.of(STOPPING, ENDED, CANCELLED, CANCELLED, CANCELLED, CANCELLED, ENDED),
              LIVE,
              List.of(LIVE, LIVE, DRAINING, STOPPING, LIVE, ENDED, ENDED),
              DRAINING,
              List.of(DRAINING, DRAINING, DRAINING, STOPPING, STOPPING, ENDED, ENDED),
              STOPPING,
              List.of(STOPPING, STOPPING, STOPPING, STOPPING, STOPPING, ENDED, ENDED),
              ENDED,
              List.of(ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED)));

  @Test
  public void everyEventInEveryPhaseLeadsWhereTheTableSays() {
    for (Phase phase : Phase.values()) {
      for (Phase.Event event : Phase.Event.values()) {
        assertEquals(
            phase + " on " + event, TABLE.get(phase).get(event.ordinal()), phase.on(event));
      }
    }
  }

  @Test
  public void noPhaseGoesBack() {
    for (Phase phase : Phase.values()) {
      for (Phase.Event event : Phase.Event.values()) {
        assertTrue(phase + " on " + event, phase.on(event).compareTo(phase) >= 0);
      }
    }
  }
}
