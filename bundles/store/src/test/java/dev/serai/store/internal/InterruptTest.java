package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Eventually;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class InterruptTest {
  private static final int INTERRUPTS = 200;

  @Rule public final TestingDatabase testing;

  public InterruptTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void anInterruptedWriterHarmsNobodyElse() throws Exception {
    SessionStore sessions = new JdbcSessionStore(testing.database());
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger number = new AtomicInteger();
    for (int i = 0; i < INTERRUPTS; i++) {
      int before = number.get();
      Thread writer = new Thread(() -> write(sessions, number, acknowledged));
      writer.start();
      Eventually.holds("the writer writes", () -> number.get() > before);
      writer.interrupt();
      writer.join();
      sessions.save(TestingSessions.record("calm-" + i));
      acknowledged.add("calm-" + i);
    }
    Set<String> kept =
        sessions.load().stream().map(SessionRecord::owner).collect(Collectors.toSet());
    assertTrue(kept.containsAll(acknowledged));
    assertEquals("an open one elsewhere still works", kept.size(), count());
  }

  private int count() {
    return new JdbcSessionStore(testing.open()).load().size();
  }

  private static void write(SessionStore sessions, AtomicInteger number, Set<String> kept) {
    while (!Thread.currentThread().isInterrupted()) {
      String owner = "writer-" + number.incrementAndGet();
      try {
        sessions.save(TestingSessions.record(owner));
        kept.add(owner);
      } catch (SeraiException e) {
        return;
      }
    }
  }
}
