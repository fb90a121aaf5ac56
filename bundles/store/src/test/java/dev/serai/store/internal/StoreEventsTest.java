package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.StoreChange;
import dev.serai.core.store.StoreListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class StoreEventsTest {
  private static final StoreChange ANYTHING = StoreChange.anything("a");
  private static final StoreChange SAVED = StoreChange.saved("a", "1");

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Deque<Runnable> laterTasks = new ArrayDeque<>();
  private final StoreEvents events = new StoreEvents(tasks::add, laterTasks::add);
  private final List<StoreChange> heard = new ArrayList<>();

  @Test
  public void beforeTheStoreIsReadyNothingIsTold() {
    events.add(new Listening("a", heard));
    events.changed(List.of(SAVED));
    run();
    assertEquals(List.of(), heard);
    events.anything();
    run();
    assertEquals(List.of(ANYTHING), heard);
  }

  @Test
  public void aListenerHearsOfItsConcernAlone() {
    begin();
    events.changed(List.of(StoreChange.saved("b", "1"), SAVED));
    run();
    assertEquals(List.of(ANYTHING, SAVED), heard);
  }

  @Test
  public void equalChangesThatWaitAreOne() {
    begin();
    for (int i = 0; i < 1000; i++) {
      events.changed(List.of(SAVED));
    }
    run();
    assertEquals(List.of(ANYTHING, SAVED), heard);
    events.changed(List.of(SAVED));
    run();
    assertEquals(List.of(ANYTHING, SAVED, SAVED), heard);
  }

  @Test
  public void tooManyChangesStandForAnything() {
    begin();
    IntStream.range(0, 10_001)
        .forEach(i -> events.changed(List.of(StoreChange.saved("a", "key-" + i))));
    run();
    assertEquals(List.of(ANYTHING, ANYTHING), heard);
  }

  @Test
  public void whatAListenerFailedAtIsToldAgainLaterAndKeepsNothingFromOthers() {
    Failing failing = new Failing();
    events.add(failing);
    begin();
    events.changed(List.of(SAVED));
    run();
    assertEquals(List.of(ANYTHING, SAVED), heard);
    assertEquals(List.of(ANYTHING), failing.heard);
    runLater();
    assertEquals(List.of(ANYTHING, ANYTHING), failing.heard);
    failing.fails = false;
    runLater();
    assertEquals(List.of(ANYTHING, ANYTHING, ANYTHING), failing.heard);
    assertTrue(laterTasks.isEmpty());
  }

  @Test
  public void aListenerThatFailedOnceHearsAllThatCameMeanwhile() {
    Failing failing = new Failing();
    failing.fails = false;
    events.add(failing);
    begin();
    failing.fails = true;
    events.changed(List.of(SAVED));
    run();
    events.changed(List.of(SAVED, StoreChange.deleted("a", "2")));
    run();
    failing.fails = false;
    runLater();
    assertEquals(List.of(ANYTHING, SAVED, SAVED, StoreChange.deleted("a", "2")), failing.heard);
  }

  @Test
  public void aSlowListenerKeepsNobodyWaiting() {
    events.add(new Listening("a", new ArrayList<>()));
    begin();
    events.changed(List.of(SAVED));
    assertEquals("each has its own task", 2, tasks.size());
    tasks.removeFirst();
    run();
    assertEquals(List.of(ANYTHING, SAVED), heard);
  }

  @Test
  public void aListenerThatLeftHearsNothingMore() {
    Listening listening = new Listening("b", heard);
    events.add(listening);
    begin();
    events.changed(List.of(StoreChange.saved("b", "1")));
    events.remove(listening);
    run();
    assertEquals(List.of(StoreChange.anything("b"), ANYTHING), heard);
  }

  @Test
  public void whatIsReadAnewIsNotToldOneByOneToo() {
    begin();
    events.changed(List.of(SAVED));
    events.anything();
    events.changed(List.of(SAVED));
    events.anything();
    run();
    assertEquals(List.of(ANYTHING, ANYTHING), heard);
  }

  private void begin() {
    events.add(new Listening("a", heard));
    events.anything();
    run();
  }

  private void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private void runLater() {
    List.copyOf(laterTasks).forEach(task -> laterTasks.remove().run());
    run();
  }

  private record Listening(String concern, List<StoreChange> heard) implements StoreListener {
    @Override
    public void storeChanged(StoreChange change) {
      heard.add(change);
    }
  }

  private static final class Failing implements StoreListener {
    private final List<StoreChange> heard = new ArrayList<>();
    private boolean fails = true;

    @Override
    public String concern() {
      return "a";
    }

    @Override
    public void storeChanged(StoreChange change) {
      heard.add(change);
      if (fails) {
        throw new IllegalStateException("no");
      }
    }
  }
}
