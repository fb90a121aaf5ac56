package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;

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
  private final StoreEvents events = new StoreEvents(tasks::add);
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
  public void aListenerThatFailsKeepsNothingFromOthers() {
    events.add(new Failing());
    begin();
    events.changed(List.of(SAVED));
    run();
    assertEquals(List.of(ANYTHING, SAVED), heard);
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

  private record Listening(String concern, List<StoreChange> heard) implements StoreListener {
    @Override
    public void storeChanged(StoreChange change) {
      heard.add(change);
    }
  }

  private record Failing() implements StoreListener {
    @Override
    public String concern() {
      return "a";
    }

    @Override
    public void storeChanged(StoreChange change) {
      throw new IllegalStateException("no");
    }
  }
}
