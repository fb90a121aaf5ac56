package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.Origin;
import java.time.Duration;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** What the registry learns of tool bundles. */
public class ServerCatalogTest {
  private final TestingServiceRegistry registry = new TestingServiceRegistry();
  private final TestingServiceRegistry.TestingBundle one = registry.bundle("tools", "1.0.0");
  private final TestingServiceRegistry.TestingBundle two = registry.bundle("tools", "2.0.0");

  @After
  public void close() {
    registry.close();
  }

  @Test
  public void aBurstOfServicesIsOneChange() throws Exception {
    for (int i = 0; i < 20; i++) {
      one.register("hello", TestingTools.saying("tool-" + i, "x"));
    }
    assertTrue(registry.catalog.entries().isEmpty());

    awaitEntries(1);
    awaitChange();

    assertEquals(1, registry.changes.get());
  }

  @Test
  public void anEntryTellsWhatTheServicesSay() {
    one.register("My Server", 3, Map.of(), TestingTools.greet());
    one.register(
        "My Server",
        7,
        Map.of(
            ServerProperties.TITLE, "Mine",
            ServerProperties.VERSION, "5",
            ServerProperties.DESCRIPTION, "what it does"),
        TestingTools.saying("other", "x"));
    registry.catalog.settle();

    CatalogEntry entry = registry.catalog.entries().get(0);

    assertEquals("my-server", entry.alias().value());
    assertEquals("tools/My Server", entry.name());
    assertEquals("Mine", entry.title());
    assertEquals("5", entry.version());
    assertEquals("what it does", entry.description());
    assertEquals(new BundleLaunch("My Server", one.id), entry.launch());
    assertEquals(new Origin("bundle", "tools/1.0.0", 7, "1.0.0"), entry.origin());
    assertEquals(Duration.ZERO, entry.options().idleTimeout());
  }

  @Test
  public void aSecondVersionStandsBesideTheFirstUntilOneLeaves() {
    one.register("hello", TestingTools.greet());
    two.register("hello", TestingTools.greet());
    registry.catalog.settle();
    assertEquals(2, registry.catalog.entries().size());

    two.stop();

    assertEquals(1, registry.catalog.entries().size());
    assertEquals("1.0.0", registry.catalog.entries().get(0).origin().version());
    assertEquals(2, registry.changes.get());
  }

  @Test
  public void aBundleThatStopsIsGoneWithItsFirstService() {
    one.register("hello", TestingTools.greet());
    one.register("hello", TestingTools.saying("other", "x"));
    registry.catalog.settle();

    one.stop();

    assertTrue(registry.catalog.entries().isEmpty());
    assertEquals(2, registry.changes.get());
    assertTrue(registry.catalog.find(new BundleLaunch("hello", one.id)).isEmpty());
  }

  @Test
  public void aToolOfAKnownServerIsNoChangeOfTheCatalog() {
    one.register("hello", TestingTools.greet());
    registry.catalog.settle();

    long other = one.register("hello", TestingTools.saying("other", "x"));
    registry.catalog.settle();
    one.unregister(other);

    assertEquals(1, registry.changes.get());
  }

  @Test
  public void aNameThatMakesNoAliasIsAProblem() {
    one.register("a name that is far too long for an alias", TestingTools.greet());
    one.register("!!!", TestingTools.greet());
    registry.catalog.settle();

    assertTrue(registry.catalog.entries().isEmpty());
    assertEquals(2, registry.catalog.problems().size());
    EntryProblem problem = registry.catalog.problems().get(0);
    assertEquals("tools/1.0.0", problem.location());
    assertTrue(problem.reason(), problem.reason().contains(ServerProperties.NAME));
  }

  @Test
  public void ofTwoToolsWithOneNameTheHigherRankingAnswersUntilItLeaves() throws Exception {
    one.register("hello", 1, Map.of(), TestingTools.saying("tool", "lower"));
    long best = one.register("hello", 9, Map.of(), TestingTools.saying("tool", "higher"));
    registry.catalog.settle();
    TestingClient client = registry.connect(registry.start("hello", one));
    assertEquals("higher", text(client.call("tool", "{}")));

    one.unregister(best);

    assertEquals("lower", text(client.call("tool", "{}")));
  }

  private void awaitEntries(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (registry.catalog.entries().size() != count) {
      assertTrue("no entry within 10 s", System.nanoTime() < end);
      Thread.onSpinWait();
    }
  }

  /** The listener hears of entries after they can be read. */
  private void awaitChange() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (registry.changes.get() == 0) {
      assertTrue("no change within 10 s", System.nanoTime() < end);
      Thread.onSpinWait();
    }
  }
}
