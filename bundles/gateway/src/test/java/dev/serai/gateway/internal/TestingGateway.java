package dev.serai.gateway.internal;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.tool.ToolDiscovery;
import dev.serai.core.tool.ToolReview;
import dev.serai.gateway.internal.downstream.ClientSide;
import dev.serai.gateway.internal.downstream.InitializeLimits;
import dev.serai.gateway.internal.downstream.SessionLimits;
import dev.serai.gateway.internal.http.HttpLimits;
import dev.serai.gateway.internal.http.HttpSettings;
import dev.serai.gateway.internal.http.PublicUrl;
import dev.serai.gateway.internal.http.ReplayLimits;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.limits.LimitState;
import dev.serai.gateway.internal.modern.ModernLimits;
import dev.serai.gateway.internal.modern.ModernSide;
import dev.serai.gateway.internal.recovery.TestingRecovery;
import dev.serai.gateway.internal.upstream.UpstreamLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** A gateway on a loopback port in front of scripted servers. */
final class TestingGateway {
  private static final InitializeLimits INITIALIZE =
      new InitializeLimits(1_000, 1_000, 1_000, 1_000, Duration.ofMinutes(1));
  static final SessionLimits LIMITS =
      new SessionLimits(
          300,
          300,
          Duration.ofMinutes(10),
          3,
          INITIALIZE,
          new ReplayLimits(5, 1L << 20, 8, 8L << 20),
          3);

  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);
  private final TestingNeighbours neighbours;
  private final GatewaySettings settings;
  private final TestingOrchestrator orchestrator;
  private final TestingRecovery stores;
  private final Gateway gateway;

  TestingGateway(Path folder, TestingOrchestrator orchestrator, boolean strict) throws Exception {
    this(folder, orchestrator, strict, LIMITS);
  }

  /** Closes this one; the gateway that comes after it has its stores. */
  TestingGateway replaced() throws Exception {
    close();
    return new TestingGateway(settings, orchestrator, stores, neighbours);
  }

  TestingGateway(
      Path folder, TestingOrchestrator orchestrator, boolean strict, SessionLimits limits)
      throws Exception {
    this(
        settings(folder, strict, limits, UpstreamLimits.DEFAULTS),
        orchestrator,
        new TestingRecovery(),
        new TestingNeighbours());
  }

  TestingGateway(Path folder, TestingOrchestrator orchestrator, UpstreamLimits upstream)
      throws Exception {
    this(
        settings(folder, false, LIMITS, upstream),
        orchestrator,
        new TestingRecovery(),
        new TestingNeighbours());
  }

  private TestingGateway(
      GatewaySettings settings,
      TestingOrchestrator orchestrator,
      TestingRecovery stores,
      TestingNeighbours neighbours)
      throws Exception {
    this.settings = settings;
    this.orchestrator = orchestrator;
    this.stores = stores;
    this.neighbours = neighbours;
    neighbours.slots().orchestrator().bind(orchestrator);
    gateway = new Gateway(settings, neighbours.slots(), stores.recovery());
    neighbours.follow(gateway.storeListeners());
    gateway.registryChanged(orchestrator.snapshot());
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(gateway.servlet());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    jetty.setHandler(context);
    jetty.start();
  }

  /** One whose lists wait for servers and reviews as long as a test may take. */
  static TestingGateway patient(Path folder, TestingOrchestrator orchestrator) throws Exception {
    return new TestingGateway(
        settings(folder, false, LIMITS, UpstreamLimits.DEFAULTS, Duration.ofSeconds(30)),
        orchestrator,
        new TestingRecovery(),
        new TestingNeighbours());
  }

  private static GatewaySettings settings(
      Path folder, boolean strict, SessionLimits limits, UpstreamLimits upstream) {
    return settings(folder, strict, limits, upstream, Duration.ofMillis(500));
  }

  private static GatewaySettings settings(
      Path folder,
      boolean strict,
      SessionLimits limits,
      UpstreamLimits upstream,
      Duration listWait) {
    return new GatewaySettings(
        new HttpSettings(
            Set.of("public.example.com"),
            Set.of(),
            PublicUrl.OF_REQUEST,
            new HttpLimits(1 << 20, 8L << 20)),
        new ClientSide.Settings(limits, strict),
        new ModernSide.Settings(folder, new ModernLimits(2, 2, 3, 4, Duration.ofSeconds(3))),
        upstream,
        listWait,
        Duration.ofMinutes(5),
        Duration.ZERO);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
  }

  int port() {
    return connector.getLocalPort();
  }

  /** The registry says what the orchestrator has. */
  void registryChanged() {
    gateway.registryChanged(orchestrator.snapshot());
  }

  /** The review of servers is there, or another one is. */
  void reviewComes(ToolReview review) {
    neighbours.slots().review().bind(review);
    gateway.reviewComes();
  }

  /** Somebody decided what is shown of a server. */
  void decided(String alias) {
    gateway.decided(new InstallationId(alias));
  }

  ToolDiscovery discovery() {
    return gateway.discovery();
  }

  /** As the console lists them. */
  List<LimitState> limits() {
    return gateway.limits();
  }

  LimitHits hits() {
    return gateway.hits();
  }

  /** Who may do what, and which gateways there are. */
  TestingNeighbours neighbours() {
    return neighbours;
  }

  /** Where sessions and parked calls are kept. */
  TestingRecovery stores() {
    return stores;
  }

  ToolDesk tools() {
    return gateway.tools();
  }

  /** Ends what would hold a replacement back. */
  void stopListening() {
    gateway.stopListening();
  }

  /** Answers the calls in flight with an error. */
  void interruptCalls() throws Exception {
    gateway.interruptCalls(Duration.ZERO).get();
  }

  void close() throws Exception {
    gateway.stopListening();
    gateway.close();
    jetty.stop();
  }
}
