package dev.serai.itests.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/**
 * Bundles are replaced while clients call: {@code counter} is a local process, {@code remote} a
 * server elsewhere, {@code modern} one of revision 2026-07-28, {@code hello} a tool bundle.
 */
public class SwapTest {
  private static final String LIST_CHANGED = "notifications/tools/list_changed";
  private static final String HELLO_V2 = "dev.serai.examples.hello.v2.HelloServerV2";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Path V2 =
      Distribution.built(
          "examples/hello-tools-v2/target/dev.serai.examples.hello-tools-v2-VERSION.jar");

  private static final RemoteServer REMOTE = new RemoteServer();
  private static final RemoteServer MODERN = new RemoteServer("modern", true);
  private static final Distribution SERAI =
      new Distribution()
          .with("counter", Documents.counter())
          .with("remote", REMOTE.document())
          .with("modern", MODERN.document());

  @ClassRule
  public static final TestRule PARTS = RuleChain.outerRule(REMOTE).around(MODERN).around(SERAI);

  @Rule public final Traffic traffic = new Traffic(SERAI);

  @After
  public void firstVersionAlone() throws IOException {
    remove();
  }

  @Test
  public void gatewayUpdated50TimesFailsNoCallAndKeepsSessionsAndProcesses() throws Exception {
    Count before = traffic.count();
    traffic.flow();
    for (int i = 0; i < 50; i++) {
      update("dev.serai.gateway");
    }
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().neverFailed();
    Count after = traffic.count();
    assertEquals("the process", before.process(), after.process());
    assertEquals(before.number() + traffic.counter().calls() + 1, after.number());
  }

  @Test
  public void gatewayUpdated50TimesUnderLoadOfBothErasFailsNoCall() throws Exception {
    traffic.flowOfBothEras();
    for (int i = 0; i < 50; i++) {
      update("dev.serai.gateway");
    }
    traffic.end();
    traffic.neverFailed();
  }

  @Test
  public void openStreamEndsWithItsGatewayAndTheNextOneHearsOfChanges() throws Exception {
    try (Listener first = traffic.observer().listen()) {
      update("dev.serai.gateway");
      first.awaitEnd();
    }
    try (Listener second = traffic.observer().listen()) {
      second.await(LIST_CHANGED);
      drop();
      second.await(LIST_CHANGED);
    }
  }

  @Test
  public void callInFlightFinishesBeforeItsGatewayLeaves() throws Exception {
    McpClient client = new McpClient(SERAI.endpoint()).connect();
    CompletableFuture<Answer> call = client.callAsync("remote__count", Map.of("hold", true));
    REMOTE.awaitHeldCall();
    try (Listener listener = traffic.observer().listen()) {
      CompletableFuture<Void> update =
          CompletableFuture.runAsync(() -> update("dev.serai.gateway"));
      listener.awaitEnd();
      REMOTE.release();
      update.get(20, TimeUnit.SECONDS);
    }
    assertTrue(call.get(20, TimeUnit.SECONDS).toString(), call.join().succeeded());
  }

  /** Its stream has begun with a sign of life by then. */
  @Test
  public void callThatOutlastsItsGatewayIsAnsweredWithAnError() throws Exception {
    ModernClient client = new ModernClient(SERAI.endpoint("modern"));
    CompletableFuture<Answer> call = client.callAsync("count", Map.of("hold", true));
    MODERN.awaitHeldCall();
    update("dev.serai.gateway");
    Answer answer = call.get(20, TimeUnit.SECONDS);
    MODERN.release();
    assertEquals(
        answer.toString(), "CALL_INTERRUPTED", answer.message().at("/error/data/code").asText());
    assertTrue(client.call("count", Map.of()).succeeded());
  }

  @Test
  public void secondVersionDroppedInAnswersUntilItIsRemoved() throws Exception {
    traffic.flow();
    try (Listener listener = traffic.observer().listen()) {
      drop();
      listener.await(LIST_CHANGED);
      Eventually.get(LIMIT, traffic::greeting, "Welcome, Ada!"::equals);
      Eventually.get(LIMIT, this::tools, tools -> tools.contains("hello__farewell"));
      listener.forget();
      remove();
      listener.await(LIST_CHANGED);
      Eventually.get(LIMIT, traffic::greeting, "Hello, Ada!"::equals);
      Eventually.get(LIMIT, this::tools, tools -> !tools.contains("hello__farewell"));
    }
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().failedRetryablyAtMost();
  }

  @Test
  public void processRuntimeUpdatedStartsItsProcessesAgainAndNobodyElseNotices() throws Exception {
    Count before = traffic.count();
    traffic.flow();
    update("dev.serai.runtime.process");
    traffic.end();
    traffic.remote().neverFailed();
    traffic.hello().neverFailed();
    traffic.counter().failedRetryablyAtMost();
    assertNotEquals("the process", before.process(), traffic.count().process());
    assertFalse(ProcessHandle.of(Long.parseLong(before.process())).isPresent());
  }

  @Test
  public void bundleRuntimeUpdatedBringsItsServersBackAndNobodyElseNotices() throws Exception {
    traffic.flow();
    update("dev.serai.runtime.bundle");
    Eventually.get(LIMIT, traffic::greeting, "Hello, Ada!"::equals);
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().failedRetryablyAtMost();
  }

  @Test
  public void registryUpdatedFailsNoCall() throws Exception {
    Count before = traffic.count();
    traffic.flow();
    update("dev.serai.registry");
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().neverFailed();
    assertEquals("the process", before.process(), traffic.count().process());
  }

  @Test
  public void storeUpdatedFailsNoCallAndKeepsTheSessionsThatBeginMeanwhile() throws Exception {
    traffic.flow();
    CompletableFuture<Void> update = CompletableFuture.runAsync(() -> update("dev.serai.store"));
    McpClient fresh = new McpClient(SERAI.endpoint()).connect();
    update.get(20, TimeUnit.SECONDS);
    update("dev.serai.gateway");
    traffic.end();
    traffic.counter().neverFailed();
    traffic.remote().neverFailed();
    traffic.hello().neverFailed();
    assertTrue(fresh.call("hello__greet", Map.of("name", "Ada")).succeeded());
  }

  /** The wait has a bound, so where access takes longer a call may have to be sent again. */
  @Test
  public void accessUpdated20TimesMakesCallsWaitUntilItIsBack() throws Exception {
    Count before = traffic.count();
    traffic.flowOfBothEras();
    for (int i = 0; i < 20; i++) {
      update("dev.serai.access");
    }
    traffic.end();
    traffic.failedRetryablyAtMost();
    assertEquals("the process", before.process(), traffic.count().process());
  }

  /** Its servers stop with it, so a call in flight may have to be sent again. */
  @Test
  public void orchestratorUpdatedMakesCallsWaitUntilItIsBack() throws Exception {
    traffic.flow();
    update("dev.serai.orchestrator");
    traffic.end();
    traffic.counter().failedRetryablyAtMost();
    traffic.remote().failedRetryablyAtMost();
    traffic.hello().failedRetryablyAtMost();
  }

  @Test
  public void edgeUpdatedKeepsSessions() throws Exception {
    Count before = traffic.count();
    update("dev.serai.edge");
    Answer answer =
        Eventually.get(
            LIMIT, () -> traffic.observer().call("counter__count", Map.of()), Answer::succeeded);
    assertEquals(before.process(), Count.of(answer).process());
  }

  @Test
  public void twentySwapsLeaveNoClassLoaderOfAnOldBundle() throws Exception {
    ClassLoaders loaders = new ClassLoaders(SERAI.pid());
    traffic.flow();
    for (int i = 0; i < 10; i++) {
      drop();
      Eventually.get(LIMIT, traffic::greeting, "Welcome, Ada!"::equals);
      Eventually.get(LIMIT, () -> loaders.defining(HELLO_V2), count -> count == 1);
      update("dev.serai.gateway");
      remove();
      Eventually.get(LIMIT, traffic::greeting, "Hello, Ada!"::equals);
    }
    update("dev.serai.runtime.process");
    update("dev.serai.runtime.bundle");
    update("dev.serai.registry");
    update("dev.serai.orchestrator");
    update("dev.serai.store");
    update("dev.serai.access");
    update("dev.serai.admin");
    traffic.end();
    Eventually.get(LIMIT, loaders::ofSeveral, String::isEmpty);
    Eventually.get(LIMIT, () -> loaders.defining(HELLO_V2), count -> count == 0);
    assertEquals(1, loaders.defining("dev.serai.gateway.internal.Gateway"));
  }

  private String tools() throws IOException {
    return traffic.observer().list().message().toString();
  }

  private static void drop() throws IOException {
    SERAI.drop(V2, "hello-tools-v2.jar");
  }

  private static void remove() throws IOException {
    SERAI.remove("hello-tools-v2.jar");
  }

  private static void update(String bundle) {
    SERAI.console().run("bundle:update " + bundle);
  }
}
