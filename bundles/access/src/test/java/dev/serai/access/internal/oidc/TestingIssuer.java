package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.rules.ExternalResource;

/** An identity provider on an ephemeral port whose documents, keys and faults a test chooses. */
final class TestingIssuer extends ExternalResource {
  static final String AUDIENCE = "http://127.0.0.1:8181/mcp";
  static final String METADATA = "/realms/test/.well-known/openid-configuration";
  static final String OAUTH_METADATA = "/.well-known/oauth-authorization-server/realms/test";
  static final String JWKS = "/realms/test/certs";

  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private final AtomicInteger keyRequests = new AtomicInteger();
  private ExecutorService threads;
  private HttpServer server;
  private int port;

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/test";
  }

  String uri(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** How often its keys were asked for. */
  int keyRequests() {
    return keyRequests.get();
  }

  /** These are its keys from now on. */
  void publish(JWK... keys) {
    String set = new JWKSet(List.of(keys)).toString(true);
    answer(JWKS, exchange -> respond(exchange, 200, set));
  }

  void publishMetadata(String path, Map<String, Object> metadata) {
    answer(path, exchange -> respond(exchange, 200, JSONObjectUtils.toJSONString(metadata)));
  }

  /** A path is answered by this from now on. */
  void answer(String path, HttpHandler handler) {
    handlers.put(path, handler);
  }

  void remove(String path) {
    handlers.remove(path);
  }

  static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Nothing answers at its address. */
  void goDown() {
    server.stop(0);
  }

  /** It answers again, at the same address. */
  void comeBack() throws IOException {
    listen(port);
  }

  /** Claims that are right, for somebody called alice. */
  JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject("4711")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("preferred_username", "alice");
  }

  static String token(JWK key, JWTClaimsSet claims) {
    JWSAlgorithm algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    return token(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key, claims);
  }

  static String token(JWSHeader header, JWK key, JWTClaimsSet claims) {
    try {
      JWSSigner signer =
          key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void before() throws IOException {
    threads = Executors.newCachedThreadPool();
    listen(0);
    publish(TestingKeys.FIRST);
    publishMetadata(METADATA, Map.of("issuer", issuer(), "jwks_uri", uri(JWKS)));
  }

  @Override
  protected void after() {
    goDown();
    threads.shutdownNow();
  }

  private void listen(int where) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    port = server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(JWKS)) {
      keyRequests.incrementAndGet();
    }
    HttpHandler missing = unknown -> respond(unknown, 404, "");
    handlers.getOrDefault(path, missing).handle(exchange);
  }
}
