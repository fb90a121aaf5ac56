package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A Vault with the parts that a provider speaks to, as its HTTP API's documentation has them: the
 * engine {@code kv} in both versions, an engine that lends database users, tokens and logins,
 * namespaces, and the states in which a Vault cannot answer.
 */
public final class TestingVault implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, KeyValueMount> mounts = new TreeMap<>();
  private final LeaseDesk leases = new LeaseDesk();
  private final TokenDesk tokens = new TokenDesk();
  private final List<String> heard = new ArrayList<>();
  private final Deque<Integer> next = new ArrayDeque<>();
  private final List<String> denied = new ArrayList<>();
  private CountDownLatch stall = new CountDownLatch(0);
  private final Set<InetSocketAddress> connections = new HashSet<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private String namespace = "";
  private int state = 200;

  private TestingVault(HttpServer server) {
    this.server = server;
    mounts.put("secret/", new KeyValueMount("secret/", true));
    mounts.put("old/", new KeyValueMount("old/", false));
    server.setExecutor(threads);
    server.createContext("/v1/", this::handle);
    server.start();
  }

  /** A Vault with {@code secret/} (version 2), {@code old/} (version 1) and {@code database/}. */
  public static TestingVault start() throws IOException {
    return new TestingVault(HttpServer.create(here(), 0));
  }

  /** The same with TLS. */
  public static TestingVault start(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(here(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new TestingVault(server);
  }

  private static InetSocketAddress here() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Where it is. */
  public String address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  /** Accepts a token for ever. */
  public synchronized TestingVault root(String token) {
    tokens.root(token);
    return this;
  }

  /** Accepts a login. */
  public synchronized TestingVault login(String path, String body) {
    tokens.login(path, body);
    return this;
  }

  /** What tokens of logins are from now on. */
  public synchronized void giveTokens(int seconds, boolean renewable) {
    tokens.give(seconds, renewable);
  }

  /** Knows no token any more. */
  public synchronized void forgetTokens() {
    tokens.forgetAll();
  }

  /** How many tokens logins got. */
  public synchronized int tokensMade() {
    return tokens.made();
  }

  /** How often a token was renewed. */
  public synchronized int tokenRenewals() {
    return tokens.renewals();
  }

  /** What {@code database/creds/*} lends from now on. */
  public synchronized void lend(int seconds, boolean renewable, String password) {
    leases.lend(seconds, renewable, password);
  }

  /** How many users were made. */
  public synchronized int leasesMade() {
    return leases.made();
  }

  /** How often a lease was renewed. */
  public synchronized int leaseRenewals() {
    return leases.renewals();
  }

  /** Which leases were given back. */
  public synchronized List<String> leasesRevoked() {
    return leases.revoked();
  }

  /** Has ended all leases. */
  public synchronized void endLeases() {
    leases.forgetAll();
  }

  /** Writes a secret; the path begins with its mount, without {@code data/}. */
  public synchronized void put(String path, String json) {
    try {
      KeyValueMount mount = mount(path);
      mount.put(path.substring(mount.path().length()), JSON.readTree(json));
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Wraps what is read of a mount. */
  public synchronized void wrap(String mount) {
    mounts.get(mount).wrap();
  }

  /** Does not let a path that begins so be used. */
  public synchronized void deny(String path) {
    denied.add(path);
  }

  /** All is in this namespace. */
  public synchronized void namespace(String name) {
    namespace = name;
  }

  /** The next requests get these statuses. */
  public synchronized void answerNext(int... statuses) {
    for (int status : statuses) {
      next.add(status);
    }
  }

  /** 200, or one of those of {@code sys/health}: 429, 472, 473, 501, 503. */
  public synchronized void state(int status) {
    state = status;
  }

  /** Answers nothing until it goes on. */
  public synchronized void stall() {
    stall = new CountDownLatch(1);
  }

  /** How many connections there were. */
  public synchronized int connections() {
    return connections.size();
  }

  /** How many requests wait until it goes on. */
  public int waiting() {
    return waiting.get();
  }

  /** Goes on. */
  public synchronized void goOn() {
    stall.countDown();
  }

  /** Methods and paths of the requests so far. */
  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** How many requests there were for a path. */
  public long heard(String request) {
    return heard().stream().filter(request::equals).count();
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Ask ask = ask(exchange);
      synchronized (this) {
        connections.add(exchange.getRemoteAddress());
      }
      await();
      Reply reply = answer(ask);
      byte[] body = reply.body() == null ? new byte[0] : JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (reply.status() == 307) {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/v1/" + ask.path());
      }
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private void await() {
    CountDownLatch now;
    synchronized (this) {
      now = stall;
    }
    waiting.incrementAndGet();
    try {
      now.await();
      waiting.decrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Ask ask(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode json = body.length == 0 ? Reply.object() : JSON.readTree(body);
    var headers = exchange.getRequestHeaders();
    if (!"true".equals(headers.getFirst("X-Vault-Request"))) {
      throw new IOException("X-Vault-Request is missing");
    }
    String path = exchange.getRequestURI().getPath().substring("/v1/".length());
    String namespace = headers.getFirst("X-Vault-Namespace");
    return new Ask(
        exchange.getRequestMethod(),
        path,
        json,
        headers.getFirst("X-Vault-Token"),
        namespace == null ? "" : namespace);
  }

  private synchronized Reply answer(Ask ask) {
    heard.add(ask.method() + " " + ask.path());
    if (ask.is("GET", "sys/health")) {
      return health();
    }
    if (!next.isEmpty()) {
      return Reply.error(next.poll(), "the node cannot answer now");
    }
    if (state == 503) {
      return Reply.error(503, "Vault is sealed");
    }
    if (state != 200) {
      return Reply.error(state, "the node is not active");
    }
    if (!ask.namespace().equals(namespace)) {
      return Reply.error(
          404, "no handler for route \"" + ask.path() + "\". route entry not found.");
    }
    if (tokens.isLogin(ask)) {
      return ask.writes() ? tokens.logIn(ask) : Reply.error(405, "unsupported operation");
    }
    if (!tokens.knows(ask.token()) || denied.stream().anyMatch(ask.path()::startsWith)) {
      return Reply.denied();
    }
    return route(ask);
  }

  private Reply route(Ask ask) {
    if (ask.is("GET", "auth/token/lookup-self")) {
      return tokens.lookUp(ask);
    }
    if (ask.is("POST", "auth/token/renew-self")) {
      return tokens.renew(ask);
    }
    if (ask.is("POST", "sys/leases/renew")) {
      return leases.renew(ask);
    }
    if (ask.is("POST", "sys/leases/revoke")) {
      return leases.revoke(ask);
    }
    if (ask.path().startsWith("sys/internal/ui/mounts/")) {
      return mounted(ask.path().substring("sys/internal/ui/mounts/".length()));
    }
    if (ask.path().startsWith("database/creds/") && ask.method().equals("GET")) {
      return leases.make(ask);
    }
    KeyValueMount mount = mount(ask.path());
    return mount == null
        ? Reply.error(404, "no handler for route \"" + ask.path() + "\". route entry not found.")
        : mount.answer(ask);
  }

  private Reply health() {
    ObjectNode body = Reply.object();
    body.put("initialized", state != 501);
    body.put("sealed", state == 503 || state == 501);
    body.put("standby", state == 429 || state == 473);
    body.put("performance_standby", state == 473);
    body.put("replication_dr_mode", state == 472 ? "secondary" : "disabled");
    body.put("server_time_utc", 1_767_225_600);
    body.put("version", "1.15.0");
    return new Reply(state, body);
  }

  private Reply mounted(String path) {
    ObjectNode data = Reply.object();
    if (path.startsWith("database/")) {
      data.put("path", "database/").put("type", "database").putNull("options");
      return Reply.data(data);
    }
    if (path.startsWith("ns1/auth/token/")) {
      data.put("path", "ns1/auth/token/").put("type", "ns_token").putNull("options");
      return Reply.data(data);
    }
    KeyValueMount mount = mount(path);
    if (mount == null || denied.stream().anyMatch(path::startsWith)) {
      return Reply.error(
          403,
          "preflight capability check returned 403, please ensure client's policies grant access"
              + " to path \""
              + path
              + "/\"");
    }
    data.put("path", mount.path()).put("type", "kv");
    data.putObject("options").put("version", mount.isVersioned() ? "2" : "1");
    return Reply.data(data);
  }

  private KeyValueMount mount(String path) {
    return mounts.values().stream()
        .filter(mount -> path.startsWith(mount.path()))
        .findFirst()
        .orElse(null);
  }
}
