package dev.serai.registry.internal.tool.review;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.tool.ToolDiscovery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a server for everything that it defines, since some define more for clients that can do
 * more. Safe for use by any thread.
 */
final class FullListing implements Review.Completion {
  private static final Logger LOG = LoggerFactory.getLogger(FullListing.class);

  private final ServiceSlot<ToolDiscovery> discovery;
  private final Duration wait;
  private final Map<InstallationId, CompletableFuture<Map<Kind, List<byte[]>>>> asked =
      new ConcurrentHashMap<>();

  /**
   * Full lists.
   *
   * @param wait how long a server may take
   */
  FullListing(ServiceSlot<ToolDiscovery> discovery, Duration wait) {
    this.discovery = discovery;
    this.wait = wait;
  }

  @Override
  public CompletionStage<Map<Kind, List<byte[]>>> everything(InstallationId server) {
    return discover(server);
  }

  @Override
  public CompletionStage<Map<Kind, List<byte[]>>> complete(
      InstallationId server, Map<Kind, List<byte[]>> listed) {
    return discover(server).thenApply(found -> together(listed, found));
  }

  /** Once for all who ask meanwhile. */
  private CompletionStage<Map<Kind, List<byte[]>>> discover(InstallationId server) {
    CompletableFuture<Map<Kind, List<byte[]>>> fresh = new CompletableFuture<>();
    CompletableFuture<Map<Kind, List<byte[]>>> running = asked.putIfAbsent(server, fresh);
    if (running != null) {
      return running;
    }
    ask(server)
        .whenComplete(
            (found, failure) -> {
              asked.remove(server);
              if (failure != null) {
                LOG.debug("The server {} did not list everything that it defines", server, failure);
              }
              fresh.complete(found == null ? Map.of() : found);
            });
    return fresh;
  }

  private CompletionStage<Map<Kind, List<byte[]>>> ask(InstallationId server) {
    Optional<ServiceLease<ToolDiscovery>> lease = discovery.tryAcquire();
    if (lease.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    try (ServiceLease<ToolDiscovery> held = lease.get()) {
      return held.service()
          .discover(server)
          .toCompletableFuture()
          .copy()
          .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** What the client saw first; by the same name that counts. */
  private static Map<Kind, List<byte[]>> together(
      Map<Kind, List<byte[]>> listed, Map<Kind, List<byte[]>> found) {
    Map<Kind, List<byte[]>> all = new EnumMap<>(Kind.class);
    for (ToolRecord.Kind kind : Kind.values()) {
      if (listed.containsKey(kind) || found.containsKey(kind)) {
        Set<ByteBuffer> both = new LinkedHashSet<>();
        listed.getOrDefault(kind, List.of()).forEach(each -> both.add(ByteBuffer.wrap(each)));
        found.getOrDefault(kind, List.of()).forEach(each -> both.add(ByteBuffer.wrap(each)));
        all.put(kind, both.stream().map(ByteBuffer::array).toList());
      }
    }
    return all;
  }
}
