package dev.serai.gateway.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.Orchestrator;
import dev.serai.core.orchestration.ServerLease;
import dev.serai.core.orchestration.ServerStatus;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.CommandTransport;
import dev.serai.core.registry.EntryOptions;
import dev.serai.core.registry.Launch;
import dev.serai.core.registry.OfferedEntry;
import dev.serai.core.registry.Origin;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.core.runtime.Endpoint;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.InstanceId;
import dev.serai.core.runtime.ServerLog;
import dev.serai.core.store.OwnerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Hands out scripted servers; each variant has its own, and another one after a crash. */
final class TestingOrchestrator implements Orchestrator {
  private record Running(InstanceId id, Endpoint endpoint, TestingMcpServer server) {}

  private final Map<String, Supplier<Endpoint>> endpoints = new ConcurrentSkipListMap<>();
  private final Map<String, CatalogEntry> entries = new ConcurrentSkipListMap<>();
  private final Map<String, CatalogEntry> announced = new ConcurrentHashMap<>();
  private final List<OfferedEntry> offered = new ArrayList<>();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final AtomicInteger leases = new AtomicInteger();
  private final AtomicInteger unnoticed = new AtomicInteger();
  private final AtomicInteger generations = new AtomicInteger();
  private static final Launch REMOTE =
      new RemoteLaunch(RemoteLaunch.Transport.STREAMABLE_HTTP, "http://127.0.0.1", Map.of());

  private final List<TestingMcpServer> started = new ArrayList<>();
  private long revision;

  /** A server of which each variant is a process of its own. */
  void stdio(String alias, EntryOptions options, Supplier<TestingMcpServer> servers) {
    add(
        alias,
        new CommandLaunch(
            List.of("server"), Map.of(), Optional.empty(), new CommandTransport.Stdio()),
        options,
        () -> {
          TestingMcpServer server = servers.get();
          synchronized (started) {
            started.add(server);
          }
          return new Endpoint.Stdio(server);
        });
  }

  /** A server that keeps sessions apart itself. */
  void endpoint(String alias, Endpoint endpoint) {
    endpoint(alias, EntryOptions.DEFAULTS, endpoint);
  }

  void endpoint(String alias, EntryOptions options, Endpoint endpoint) {
    add(alias, REMOTE, options, () -> endpoint);
  }

  /** A server that cannot be had. */
  void broken(String alias, SeraiException reason) {
    add(
        alias,
        REMOTE,
        EntryOptions.DEFAULTS,
        () -> {
          throw reason;
        });
  }

  /** The server of an alias is an installation whose id says nothing. */
  void installed(String alias, String id) {
    CatalogEntry entry = entries.remove(alias);
    endpoints.put(id, endpoints.remove(alias));
    entries.put(
        id,
        new CatalogEntry(
            new InstallationId(id),
            entry.alias(),
            entry.name(),
            entry.version(),
            entry.title(),
            entry.description(),
            entry.launch(),
            entry.options(),
            entry.scope(),
            entry.audience(),
            entry.origin()));
  }

  /** What a prefix offers can be installed by everybody. */
  void offered(String prefix) {
    offered.add(
        new OfferedEntry(
            new Alias(prefix),
            "dev.serai.test/" + prefix,
            "1.0.0",
            "The " + prefix,
            OwnerRef.ORGANIZATION,
            null));
  }

  /** The server of an alias is somebody's installation of what a prefix offers. */
  void belongs(String alias, String prefix, OwnerRef owner) {
    CatalogEntry entry = entries.get(alias);
    entries.put(
        alias,
        new CatalogEntry(
            entry.installation(),
            entry.alias(),
            new Alias(prefix),
            "dev.serai.test/" + prefix,
            entry.version(),
            entry.title(),
            entry.description(),
            entry.launch(),
            entry.options(),
            OwnerRef.ORGANIZATION,
            owner,
            null,
            entry.origin()));
  }

  private void add(String alias, Launch launch, EntryOptions options, Supplier<Endpoint> endpoint) {
    endpoints.put(alias, endpoint);
    entries.put(
        alias,
        new CatalogEntry(
            new Alias(alias),
            "dev.serai.test/" + alias,
            "1.0.0",
            alias,
            "",
            launch,
            options,
            new Origin("test", alias, 0, "")));
  }

  void remove(String alias) {
    endpoints.remove(alias);
    entries.remove(alias);
  }

  /** The registry has another version of an entry, of which nothing is heard here yet. */
  void announce(String alias, String version) {
    announced.put(alias, at(entries.get(alias), version));
  }

  /** What was announced is heard of, and its server is started anew. */
  void hear(String alias) {
    entries.put(alias, announced.remove(alias));
    running.keySet().removeIf(key -> key.startsWith(alias + "/"));
  }

  private static CatalogEntry at(CatalogEntry entry, String version) {
    return new CatalogEntry(
        entry.alias(),
        entry.name(),
        version,
        entry.title(),
        entry.description(),
        entry.launch(),
        entry.options(),
        entry.origin());
  }

  RegistrySnapshot snapshot() {
    revision++;
    Map<String, CatalogEntry> all = new TreeMap<>(entries);
    all.putAll(announced);
    return new RegistrySnapshot(
        revision, List.copyOf(all.values()), List.of(), List.of(), List.copyOf(offered), Map.of());
  }

  /** How many leases are out. */
  int leases() {
    return leases.get();
  }

  /** The processes started so far. */
  List<TestingMcpServer> started() {
    synchronized (started) {
      return List.copyOf(started);
    }
  }

  @Override
  public CompletionStage<ServerLease> acquire(InstallationId installation, String variant) {
    Supplier<Endpoint> endpoint = endpoints.get(installation.value());
    if (endpoint == null) {
      return CompletableFuture.failedFuture(
          new SeraiException(ErrorCode.UNKNOWN_SERVER, "There is no server " + installation + "."));
    }
    Running server;
    try {
      server =
          running.compute(
              installation + "/" + variant,
              (key, known) ->
                  known == null || isNoticedDead(known)
                      ? start(installation, variant, endpoint.get())
                      : known);
    } catch (SeraiException e) {
      return CompletableFuture.failedFuture(e);
    }
    leases.incrementAndGet();
    return CompletableFuture.completedFuture(
        new Lease(server.id(), entries.get(installation.value()), server.endpoint()));
  }

  /** Ends of processes are noticed only after they have been leased so often. */
  void noticeEndsAfter(int leases) {
    unnoticed.set(leases);
  }

  private boolean isNoticedDead(Running known) {
    return known.server() != null && known.server().hasEnded() && unnoticed.decrementAndGet() < 0;
  }

  private Running start(InstallationId installation, String variant, Endpoint endpoint) {
    TestingMcpServer server =
        endpoint instanceof Endpoint.Stdio stdio ? (TestingMcpServer) stdio.channel() : null;
    return new Running(
        new InstanceId(installation, variant, generations.incrementAndGet()), endpoint, server);
  }

  private final class Lease implements ServerLease {
    private final InstanceId instance;
    private final CatalogEntry entry;
    private final Endpoint endpoint;
    private boolean returned;

    Lease(InstanceId instance, CatalogEntry entry, Endpoint endpoint) {
      this.instance = instance;
      this.entry = entry;
      this.endpoint = endpoint;
    }

    @Override
    public InstanceId instance() {
      return instance;
    }

    @Override
    public CatalogEntry entry() {
      return entry;
    }

    @Override
    public Endpoint endpoint() {
      return endpoint;
    }

    @Override
    public Duration handshakeTimeout() {
      return entry.options().startTimeout();
    }

    @Override
    public void ready() {}

    @Override
    public void failed(String reason) {}

    @Override
    public void onRevoke(Runnable action) {}

    @Override
    public synchronized void close() {
      if (!returned) {
        returned = true;
        leases.decrementAndGet();
      }
    }
  }

  @Override
  public List<ServerStatus> servers() {
    return List.of();
  }

  @Override
  public Optional<ServerStatus> server(InstallationId installation) {
    return Optional.empty();
  }

  @Override
  public CompletionStage<ServerStatus> start(InstallationId installation) {
    return unused();
  }

  @Override
  public CompletionStage<ServerStatus> stop(InstallationId installation) {
    return unused();
  }

  @Override
  public CompletionStage<ServerStatus> restart(InstallationId installation) {
    return unused();
  }

  private static CompletionStage<ServerStatus> unused() {
    return CompletableFuture.failedFuture(new IllegalStateException("Not part of these tests"));
  }

  @Override
  public ServerLog log(InstallationId installation) {
    return ServerLog.EMPTY;
  }
}
