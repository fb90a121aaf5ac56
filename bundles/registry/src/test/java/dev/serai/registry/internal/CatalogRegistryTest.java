package dev.serai.registry.internal;

import static dev.serai.registry.internal.TestingEntries.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.RegistryListener;
import dev.serai.core.registry.RegistrySnapshot;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class CatalogRegistryTest {
  private static final CatalogEntry OLD = entry("a", "v1", 0, "1.0.0");
  private static final CatalogEntry NEW = entry("a", "v2", 0, "2.0.0");
  private static final CatalogEntry OTHER = entry("b", "x", 0, "1.0.0");

  private final CatalogRegistry registry = new CatalogRegistry();
  private final BlockingQueue<RegistrySnapshot> heard = new LinkedBlockingQueue<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final RegistryListener listener =
      snapshot -> {
        threads.add(Thread.currentThread());
        heard.add(snapshot);
      };

  @After
  public void deactivate() {
    registry.deactivate();
  }

  @Test
  public void nothingIsKnownBeforeActivation() {
    assertEquals(0, registry.snapshot().revision());
  }

  @Test
  public void theFirstSnapshotHoldsAllSourcesBoundBefore() throws Exception {
    registry.addListener(listener);
    registry.addSource(new TestingSource(OLD));
    registry.addSource(new TestingSource(OTHER));
    registry.activate();
    assertEquals(List.of(OLD, OTHER), registry.snapshot().entries());
    RegistrySnapshot first = next();
    assertEquals(1, first.revision());
    assertEquals(List.of(OLD, OTHER), first.entries());
    settle();
    assertNull("the same snapshot is told once", heard.poll());
  }

  @Test
  public void aSourceThatLeftBeforeActivationIsNotPartOfTheFirstSnapshot() {
    TestingSource source = new TestingSource(OLD);
    registry.addSource(source);
    registry.removeSource(source);
    registry.activate();
    assertEquals(List.of(), registry.snapshot().entries());
  }

  @Test
  public void nothingIsToldBeforeASourceHasReadWhatItHas() throws Exception {
    TestingSource slow = new TestingSource(OTHER);
    slow.settled(false);
    registry.addListener(listener);
    registry.addSource(new TestingSource(OLD));
    registry.addSource(slow);
    registry.activate();
    assertEquals(0, registry.snapshot().revision());
    slow.settled(true);
    assertEquals(List.of(OLD, OTHER), next().entries());
  }

  @Test
  public void anEmptyRegistryIsToldToo() throws Exception {
    registry.activate();
    registry.addListener(listener);
    assertEquals(1, next().revision());
  }

  @Test
  public void aLateListenerHearsTheCurrentSnapshotFirst() throws Exception {
    registry.addSource(new TestingSource(OLD));
    registry.activate();
    registry.addListener(listener);
    assertEquals(List.of(OLD), next().entries());
  }

  @Test
  public void sourcesComeAndGo() throws Exception {
    TestingSource source = new TestingSource(OLD);
    registry.addListener(listener);
    registry.activate();
    assertEquals(List.of(), next().entries());
    registry.addSource(source);
    assertEquals(List.of(OLD), next().entries());
    registry.removeSource(source);
    assertEquals(List.of(), next().entries());
    assertFalse(source.isWatched());
  }

  @Test
  public void aRegistryThatLeavesWithItsSourcesTellsNoEmptySnapshot() throws Exception {
    TestingSource source = new TestingSource(OLD);
    registry.addListener(listener);
    registry.addSource(source);
    registry.activate();
    assertEquals(List.of(OLD), next().entries());
    registry.removeSource(source);
    settle();
    registry.deactivate();
    assertNull(heard.poll(1, TimeUnit.SECONDS));
  }

  @Test
  public void aSourceThatIsReplacedIsNotMissed() throws Exception {
    TestingSource source = new TestingSource(OLD);
    TestingSource sentinel = new TestingSource();
    registry.addListener(listener);
    registry.addSource(source);
    registry.addSource(sentinel);
    registry.activate();
    next();
    registry.removeSource(source);
    registry.addSource(new TestingSource(OLD));
    assertNull(heard.poll(1, TimeUnit.SECONDS));
    sentinel.set(OTHER);
    assertEquals(List.of(OLD, OTHER), next().entries());
  }

  @Test
  public void aHigherVersionShadowsAndItsLeavingBringsTheOldOneBack() throws Exception {
    TestingSource second = new TestingSource(NEW);
    registry.addSource(new TestingSource(OLD));
    registry.addListener(listener);
    registry.activate();
    assertEquals(List.of(OLD), next().entries());
    registry.addSource(second);
    RegistrySnapshot both = next();
    assertEquals(List.of(NEW), both.entries());
    assertEquals(OLD, both.shadowed().get(0).entry());
    assertEquals(NEW.origin(), both.shadowed().get(0).by());
    registry.removeSource(second);
    RegistrySnapshot back = next();
    assertEquals(List.of(OLD), back.entries());
    assertEquals(List.of(), back.shadowed());
  }

  @Test
  public void problemsAreMergedInOrderOfTheirPlaces() throws Exception {
    TestingSource source = new TestingSource();
    registry.addSource(source);
    registry.addListener(listener);
    registry.activate();
    next();
    source.setProblems(new EntryProblem("b", "", "x"), new EntryProblem("a", "/1", "y"));
    assertEquals(
        List.of("a", "b"), next().problems().stream().map(EntryProblem::location).toList());
  }

  @Test
  public void nothingIsToldWhereNothingChanged() throws Exception {
    TestingSource source = new TestingSource(OLD);
    registry.addSource(source);
    registry.addListener(listener);
    registry.activate();
    next();
    source.tell();
    settle();
    assertNull(heard.poll());
    assertEquals(1, registry.snapshot().revision());
  }

  @Test
  public void aFailingSourceKeepsItsLastEntries() throws Exception {
    TestingSource failing = new TestingSource(OLD);
    TestingSource sound = new TestingSource();
    registry.addSource(failing);
    registry.addSource(sound);
    registry.addListener(listener);
    registry.activate();
    next();
    failing.fail(true);
    sound.set(OTHER);
    assertEquals(List.of(OLD, OTHER), next().entries());
  }

  @Test
  public void aFailingListenerDoesNotHarmTheOthers() throws Exception {
    registry.addListener(
        snapshot -> {
          throw new IllegalStateException("told to fail");
        });
    registry.addListener(listener);
    registry.activate();
    assertNotNull(next());
  }

  @Test
  public void manyChangesAreToldInOrderOnOneThread() throws Exception {
    TestingSource source = new TestingSource();
    registry.addSource(source);
    registry.addListener(listener);
    registry.activate();
    for (int i = 1; i <= 500; i++) {
      source.set(entry("a", "v" + i, 0, ""));
    }
    long last = 0;
    String location = "";
    while (!location.equals("v500")) {
      RegistrySnapshot snapshot = next();
      assertTrue(snapshot.revision() > last);
      last = snapshot.revision();
      location = snapshot.find("a").map(e -> e.origin().location()).orElse("");
    }
    assertEquals(1, threads.size());
  }

  @Test
  public void aListenerThatLeftHearsNothingMore() throws Exception {
    TestingSource source = new TestingSource();
    registry.addSource(source);
    registry.addListener(listener);
    registry.activate();
    next();
    registry.removeListener(listener);
    source.set(OLD);
    settle();
    assertNull(heard.poll());
    assertEquals(List.of(OLD), registry.snapshot().entries());
  }

  /** Returns once the registry's thread has done all that was asked of it so far. */
  private void settle() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    registry.addListener(snapshot -> reached.countDown());
    assertTrue(reached.await(10, TimeUnit.SECONDS));
  }

  private RegistrySnapshot next() throws InterruptedException {
    RegistrySnapshot snapshot = heard.poll(10, TimeUnit.SECONDS);
    assertNotNull("a snapshot within 10 s", snapshot);
    return snapshot;
  }
}
