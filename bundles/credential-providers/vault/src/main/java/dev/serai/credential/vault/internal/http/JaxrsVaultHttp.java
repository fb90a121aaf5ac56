package dev.serai.credential.vault.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serai.core.error.ErrorCode;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.ws.rs.client.Client;
import javax.ws.rs.client.Entity;
import javax.ws.rs.client.Invocation;
import javax.ws.rs.client.WebTarget;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.client.spec.ClientBuilderImpl;
import org.apache.cxf.logging.FaultListener;

/**
 * Vault's HTTP API by the JAX-RS client. Redirects are not followed, since the token would go with
 * them.
 */
public final class JaxrsVaultHttp implements VaultHttp, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What fails is told by its caller, in words: the client need not write stack traces. */
  private static final FaultListener QUIET = (error, description, message) -> false;

  private static final int MAX_ANSWER = 2 * 1024 * 1024;

  private final Client client;
  private final WebTarget base;
  private final String namespace;
  private final Duration limit;
  private final ExecutorService executor;

  /**
   * A client of one Vault.
   *
   * @param address of Vault, without a slash at its end
   * @param namespace or empty
   * @param tls whom to trust, or null for the JDK's choice
   * @param connect how long a connection may take
   * @param limit how long an answer may take
   * @param executor begins requests and reads answers, but does not wait for them
   */
  public JaxrsVaultHttp(
      String address,
      String namespace,
      SSLContext tls,
      Duration connect,
      Duration limit,
      ExecutorService executor) {
    this.namespace = namespace;
    this.limit = limit;
    this.executor = executor;
    ClientBuilderImpl builder = new ClientBuilderImpl();
    builder.connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS);
    builder.readTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    builder.property(FaultListener.class.getName(), QUIET);
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.client = builder.build();
    this.base = client.target(address + "/v1");
    keepConnections();
  }

  @Override
  public CompletionStage<VaultAnswer> send(VaultRequest request) {
    return inTurn(request)
        .thenCompose(answer -> answer)
        .orTimeout(limit.toMillis() + 500, TimeUnit.MILLISECONDS)
        .handle(JaxrsVaultHttp::known);
  }

  @Override
  public void close() {
    client.close();
  }

  /** Targets made of one that has built a request share its connections. */
  private void keepConnections() {
    base.request();
  }

  private CompletableFuture<CompletionStage<VaultAnswer>> inTurn(VaultRequest request) {
    try {
      return CompletableFuture.supplyAsync(() -> begin(request), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new SeraiException(ErrorCode.OVERLOADED, "Too many requests wait for Vault."));
    }
  }

  private CompletionStage<VaultAnswer> begin(VaultRequest request) {
    Invocation.Builder builder =
        base.path(request.encodedPath())
            .request(MediaType.APPLICATION_JSON_TYPE)
            .header("X-Vault-Request", "true");
    if (!namespace.isEmpty()) {
      builder.header("X-Vault-Namespace", namespace);
    }
    if (request.token() != null) {
      builder.header("X-Vault-Token", request.token());
    }
    CompletionStage<Response> response =
        request.body() == null
            ? builder.rx().method(request.method(), Response.class)
            : builder
                .rx()
                .method(
                    request.method(),
                    Entity.entity(bytes(request.body()), MediaType.APPLICATION_JSON_TYPE),
                    Response.class);
    return response.thenApplyAsync(JaxrsVaultHttp::read, executor);
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
