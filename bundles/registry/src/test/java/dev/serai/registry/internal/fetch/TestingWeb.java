package dev.serai.registry.internal.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.rules.ExternalResource;

/**
 * A web of one server in https, trusted as {@code *.web.test}, and one in plain http, both on
 * 127.0.0.1, which counts as listed. Port 443 of any name is the https server.
 */
public final class TestingWeb extends ExternalResource {
  static final String HERE = "127.0.0.1";

  /** Hosts that were looked up, in order. */
  final List<String> lookups = new CopyOnWriteArrayList<>();

  /** Headers of each request, in order, with its path under "path". */
  final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();

  private final TestingKeys keys;
  private final Map<String, Deque<List<String>>> addresses = new ConcurrentHashMap<>();
  private final List<DocumentFetcher> fetchers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpsServer secure;
  private HttpServer plain;

  TestingWeb(TestingKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void before() throws Throwable {
    secure = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(keys.tls()));
    plain = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    for (HttpServer server : List.of(secure, plain)) {
      server.setExecutor(threads);
      server.start();
    }
  }

  @Override
  protected void after() {
    fetchers.forEach(DocumentFetcher::close);
    secure.stop(0);
    plain.stop(0);
    threads.shutdownNow();
  }

  /** A fetcher that trusts this web's addresses, and these hosts. */
  DocumentFetcher fetcher(String... allowedHosts) {
    return fetcher(FetchRules.parse(HERE + " " + String.join(" ", allowedHosts)));
  }

  DocumentFetcher fetcher(FetchRules rules) {
    SslContextFactory.Client trust = new SslContextFactory.Client();
    trust.setTrustStore(keys.store());
    DocumentFetcher fetcher = new DocumentFetcher(rules, this::lookUp, trust);
    fetchers.add(fetcher);
    return fetcher;
  }

  /** What the name service answers next; its last answer stays. */
  void name(String host, List<String> answer) {
    addresses.computeIfAbsent(host, it -> new ArrayDeque<>()).add(answer);
  }

  /** What both servers do at a path. */
  void at(String path, HttpHandler handler) {
    HttpHandler noted =
        exchange -> {
          note(exchange);
          try (exchange) {
            handler.handle(exchange);
          }
        };
    secure.createContext(path, noted);
    plain.createContext(path, noted);
  }

  void redirect(String path, String location) {
    at(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  void document(String path, String text) {
    at(path, exchange -> answer(exchange, 200, text));
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  URI secure(String host, String path) {
    return URI.create("https://" + host + path);
  }

  URI plain(String host, String path) {
    return URI.create("http://" + host + ":" + plain.getAddress().getPort() + path);
  }

  private void note(HttpExchange exchange) {
    Map<String, String> noted = new ConcurrentHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> noted.put(name, values.get(0)));
    noted.put("path", exchange.getRequestURI().getPath());
    requests.add(noted);
  }

  private List<InetSocketAddress> lookUp(String host, int port) throws UnknownHostException {
    lookups.add(host);
    Deque<List<String>> answers = addresses.get(host);
    List<String> answer = answers == null ? List.of(HERE) : next(answers);
    List<InetSocketAddress> found = new ArrayList<>();
    for (String literal : answer) {
      int there = port == 443 ? secure.getAddress().getPort() : port;
      found.add(new InetSocketAddress(InetAddress.getByName(literal), there));
    }
    return found;
  }

  private static List<String> next(Deque<List<String>> answers) {
    return answers.size() > 1 ? answers.remove() : answers.peek();
  }
}
