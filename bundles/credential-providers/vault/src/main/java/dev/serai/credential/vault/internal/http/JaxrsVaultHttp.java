package dev.serai.credential.vault.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.ws.rs.client.AsyncInvoker;
import javax.ws.rs.client.Entity;
import javax.ws.rs.client.InvocationCallback;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.jaxrs.client.ClientConfiguration;
import org.apache.cxf.jaxrs.client.WebClient;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;

/**
 * Vault's HTTP API by the JAX-RS client. Redirects are not followed, since the token would go with
 * them.
 */
public final class JaxrsVaultHttp implements VaultHttp, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What fails is told by its caller, in words: the client need not write stack traces. */
  private static final FaultListener QUIET = (error, description, message) -> false;

  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_WAITING = 2_000;
  private static final int MAX_ANSWER = 2 * 1024 * 1024;

  private final WebClient client;
  private final String base;
  private final String namespace;
  private final Duration limit;
  private final ExecutorService executor;
  private final Turns turns = new Turns(MOST_AT_ONCE, MOST_WAITING);

  /**
   * A client of one Vault.
   *
   * @param address of Vault, without a slash at its end
   * @param namespace or empty
   * @param trusted whom to trust, or null for the JDK's choice
   * @param connect how long a connection may take
   * @param limit how long an answer may take
   * @param executor begins requests and reads answers, but does not wait for them
   */
  public JaxrsVaultHttp(
      String address,
      String namespace,
      TrustManager[] trusted,
      Duration connect,
      Duration limit,
      ExecutorService executor) {
    this.base = address + "/v1/";
    this.namespace = namespace;
    this.limit = limit;
    this.executor = executor;
    this.client = WebClient.create(base);
    ClientConfiguration config = WebClient.getConfig(client);
    config.getRequestContext().put(FaultListener.class.getName(), QUIET);
    HTTPConduit conduit = config.getHttpConduit();
    conduit.getClient().setConnectionTimeout(connect.toMillis());
    conduit.getClient().setReceiveTimeout(limit.toMillis());
    conduit.getClient().setAutoRedirect(false);
    if (trusted != null) {
      TLSClientParameters tls = new TLSClientParameters();
      tls.setTrustManagers(trusted);
      conduit.setTlsClientParameters(tls);
    }
  }

  @Override
  public CompletionStage<VaultAnswer> send(VaultRequest request) {
    return turns.run(() -> ask(request));
  }

  @Override
  public void close() {
    client.close();
  }

  private CompletionStage<VaultAnswer> ask(VaultRequest request) {
    return CompletableFuture.supplyAsync(() -> begin(request), executor)
        .thenCompose(answer -> answer)
        .orTimeout(limit.toMillis() + 500, TimeUnit.MILLISECONDS)
        .handle(JaxrsVaultHttp::known);
  }

  /** All requests share the connections of one client, and nothing else. */
  private CompletionStage<VaultAnswer> begin(VaultRequest request) {
    WebClient one = WebClient.fromClient(client).to(base + request.encodedPath(), false);
    one.accept(MediaType.APPLICATION_JSON_TYPE).header("X-Vault-Request", "true");
    if (!namespace.isEmpty()) {
      one.header("X-Vault-Namespace", namespace);
    }
    if (request.token() != null) {
      one.header("X-Vault-Token", request.token());
    }
    return response(one, request).thenApplyAsync(JaxrsVaultHttp::read, executor);
  }

  /**
   * Not by the client's {@code rx()}, which has a thread wait for each answer. So only the few of
   * its work queue do, each for one of the answers that are due.
   */
  private static CompletionStage<Response> response(WebClient one, VaultRequest request) {
    Answered answered = new Answered(new CompletableFuture<>());
    AsyncInvoker invoker = one.async();
    if (request.body() == null) {
      invoker.method(request.method(), answered);
    } else {
      invoker.method(
          request.method(),
          Entity.entity(bytes(request.body()), MediaType.APPLICATION_JSON_TYPE),
          answered);
    }
    return answered.response();
  }

  private record Answered(CompletableFuture<Response> response)
      implements InvocationCallback<Response> {
    @Override
    public void completed(Response answer) {
      response.complete(answer);
    }

    @Override
    public void failed(Throwable error) {
      response.completeExceptionally(error);
    }
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A request could not be written.");
    }
  }

  private static VaultAnswer read(Response response) {
    byte[] body = new byte[0];
    try (InputStream in = response.readEntity(InputStream.class)) {
      if (in != null) {
        body = in.readNBytes(MAX_ANSWER);
      }
      return new VaultAnswer(response.getStatus(), json(body), pause(response));
    } catch (IOException e) {
      throw Faults.away("broke off in its answer.");
    } finally {
      Arrays.fill(body, (byte) 0);
      response.close();
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null || !json.isObject() ? JsonNodeFactory.instance.objectNode() : json;
    } catch (IOException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static long pause(Response response) {
    String after = response.getHeaderString("Retry-After");
    return after != null && after.matches("[0-9]{1,4}") ? Long.parseLong(after) : 0;
  }

  /** The client's own exceptions stay here: their texts may have parts of what was sent. */
  private static VaultAnswer known(VaultAnswer answer, Throwable error) {
    if (error == null) {
      return answer;
    }
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof SeraiException serai) {
        throw serai;
      }
    }
    throw new CompletionException(Faults.away("cannot be reached" + reason(error) + "."));
  }

  private static String reason(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      String name = at.getClass().getSimpleName();
      if (at instanceof SSLException
          || String.valueOf(at.getMessage()).startsWith("HTTPS hostname wrong")) {
        return ": its certificate is not trusted, or TLS fails otherwise; see ca-file";
      }
      if (name.contains("Timeout")) {
        return " in time";
      }
      if (at instanceof ConnectException || at instanceof UnknownHostException) {
        return ": no connection to its address";
      }
    }
    return "";
  }
}
