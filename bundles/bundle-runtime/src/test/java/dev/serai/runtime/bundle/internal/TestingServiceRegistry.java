package dev.serai.runtime.bundle.internal;

import dev.serai.core.registry.BundleLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.RunningServer;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapperSupplier;
import io.modelcontextprotocol.json.schema.jackson2.JacksonJsonSchemaValidatorSupplier;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where the OSGi service registry does: bundles come, give services, and leave. */
final class TestingServiceRegistry implements AutoCloseable {
  final Threads threads = new Threads();
  final ServerCatalog catalog = new ServerCatalog(threads.timer(), Duration.ofMillis(500));
  final AtomicInteger changes = new AtomicInteger();
  final ServerStarter starter;
  private final List<TestingBundle> bundles = new ArrayList<>();
  private long nextService = 1;
  private long generation;

  TestingServiceRegistry() {
    this(16, 256);
  }

  TestingServiceRegistry(int concurrent, int waiting) {
    starter =
        new ServerStarter(
            threads,
            config(concurrent, waiting),
            new JacksonMcpJsonMapperSupplier(),
            new JacksonJsonSchemaValidatorSupplier());
    catalog.onChange(changes::incrementAndGet);
  }

  TestingBundle bundle(String symbolicName, String version) {
    TestingBundle bundle = new TestingBundle(bundles.size() + 1L, symbolicName, version);
    bundles.add(bundle);
    return bundle;
  }

  RunningServer start(String server, TestingBundle bundle) throws Exception {
    ServerGroup group = catalog.find(new BundleLaunch(server, bundle.id)).orElseThrow();
    InstanceId instance = new InstanceId(new InstallationId(server), "", ++generation);
    return TestingClient.get(starter.start(instance, group));
  }

  TestingClient connect(RunningServer server) throws Exception {
    return open(server).initialize();
  }

  static TestingClient open(RunningServer server) {
    return new TestingClient(((Endpoint.InProcess) server.endpoint()).sessions().open());
  }

  @Override
  public void close() {
    starter.end();
    threads.close();
  }

  /** A bundle that gives services. */
  final class TestingBundle {
    final long id;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final Map<Long, Contribution> services = new HashMap<>();
    private final ToolBundle bundle;

    TestingBundle(long id, String symbolicName, String version) {
      this.id = id;
      this.bundle =
          new ToolBundle(id, symbolicName, version, getClass().getClassLoader(), leaving::get);
    }

    long register(String server, Object specification) {
      return register(server, 0, Map.of(), specification);
    }

    long register(
        String server, int ranking, Map<String, String> properties, Object specification) {
      Contribution service =
          new Contribution(
              nextService++,
              ranking,
              bundle,
              server,
              properties,
              Feature.of(specification).orElseThrow());
      services.put(service.serviceId(), service);
      catalog.add(service);
      return service.serviceId();
    }

    void unregister(long service) {
      services.remove(service);
      catalog.remove(service);
    }

    /** Leaves as the framework lets a bundle leave: stopping first, then service by service. */
    void stop() {
      leaving.set(true);
      List.copyOf(services.keySet()).forEach(this::unregister);
    }
  }

  static Config config(int concurrent, int waiting) {
    return new Config() {
      @Override
      public int concurrent$_$calls() {
        return concurrent;
      }

      @Override
      public int waiting$_$calls() {
        return waiting;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return Config.class;
      }
    };
  }
}
