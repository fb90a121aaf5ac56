package dev.serai.runtime.bundle.internal;

import static dev.serai.runtime.bundle.internal.TestingClient.get;
import static dev.serai.runtime.bundle.internal.TestingClient.text;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.LaunchPlan;
import dev.serai.core.runtime.RunningServer;
import dev.serai.core.runtime.ServerExit;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.json.schema.jackson2.JacksonJsonSchemaValidatorSupplier;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The runtime on a real OSGi service registry, with a real bundle. */
public class BundleRuntimeTest {
  @Rule public final TemporaryFolder storage = new TemporaryFolder();
  private TestingFramework framework;
  private BundleRuntime runtime;

  @Before
  public void startFramework() throws Exception {
    framework = new TestingFramework(storage.getRoot().toPath());
    runtime =
        new BundleRuntime(
            framework.context(),
            TestingServiceRegistry.config(16, 256),
            new JacksonMcpJsonMapperSupplier(),
            new JacksonJsonSchemaValidatorSupplier());
  }

  @After
  public void stopFramework() throws Exception {
    runtime.deactivate();
    framework.stop();
  }

  private RunningServer start(CatalogEntry entry) throws Exception {
    InstanceId instance = new InstanceId(new InstallationId("fixture"), "", 1);
    return get(
        runtime
            .start(new LaunchPlan(instance, entry.launch(), Duration.ofSeconds(5)))
            .toCompletableFuture());
  }

  @Test
  public void aBundlesServicesAreAServerUntilItStops() throws Exception {
    Bundle bundle = framework.installFixture("1.0.0");
    bundle.start();
    await(() -> runtime.entries().size() == 1);
    CatalogEntry entry = runtime.entries().get(0);
    RunningServer server = start(entry);
    TestingClient client = TestingServiceRegistry.open(server).initialize();
    JsonNode answer = client.call("answer", "{}");

    bundle.stop();

    assertEquals("fixture/fixture", entry.name());
    assertEquals("fixture/1.0.0", entry.origin().location());
    assertTrue(runtime.canRun(entry.launch()));
    assertEquals("b", answer.at("/result/structuredContent/more/b/text").asText());
    assertEquals(ServerExit.Cause.RUNTIME_LEFT, get(server.exit().toCompletableFuture()).cause());
    assertTrue(runtime.entries().isEmpty());
  }

  @Test
  public void bundlesThatAreThereBeforeTheRuntimeAreSeenAtOnce() throws Exception {
    framework.installFixture("1.0.0").start();
    BundleRuntime second =
        new BundleRuntime(
            framework.context(),
            TestingServiceRegistry.config(1, 1),
            new JacksonMcpJsonMapperSupplier(),
            new JacksonJsonSchemaValidatorSupplier());
    assertEquals(1, second.entries().size());
    second.deactivate();
  }

  @Test
  public void whatIsNoServerOfABundleIsNotStarted() {
    RemoteLaunch remote =
        new RemoteLaunch(RemoteLaunch.Transport.STREAMABLE_HTTP, "http://x", Map.of());
    assertEquals("bundle", runtime.name());
    assertTrue(!runtime.canRun(remote));
    for (var launch : List.of(remote, new BundleLaunch("none", 99))) {
      InstanceId instance = new InstanceId(new InstallationId("none"), "", 1);
      runtime
          .start(new LaunchPlan(instance, launch, Duration.ofSeconds(1)))
          .whenComplete(
              (server, error) ->
                  assertEquals(ErrorCode.START_FAILED, SeraiException.of(error).code()))
          .exceptionally(error -> null)
          .toCompletableFuture()
          .join();
    }
  }

  @Test
  public void noClassOfABundleIsKeptAfterItLeft() throws Exception {
    for (int version = 1; version <= 3; version++) {
      Bundle bundle = framework.installFixture(version + ".0.0");
      bundle.start();
      await(() -> runtime.entries().size() == 1);
      RunningServer server = start(runtime.entries().get(0));
      TestingClient client = TestingServiceRegistry.open(server).initialize();
      use(client);
      WeakReference<ClassLoader> loader =
          new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());

      bundle.uninstall();
      get(client.closed);

      await(
          () -> {
            System.gc();
            return loader.get() == null;
          });
      assertEquals(1, server.instance().generation());
      assertTrue(client.channel.memo().isEmpty());
    }
  }

  private static void use(TestingClient client) throws Exception {
    client.call("answer", "{}");
    client.call("fail", "{}");
    CompletableFuture<JsonNode> answer = client.startCall("ask");
    client.send(
        "{'jsonrpc':'2.0','id':"
            + client.nextRequest().get("id")
            + ",'result':{'role':'assistant','model':'m','content':{'type':'text','text':'x'}}}");
    assertEquals("m", text(get(answer)));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue("not within 20 s", System.nanoTime() < end);
      Thread.onSpinWait();
    }
  }
}
