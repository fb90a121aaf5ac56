package dev.serai.gateway.internal.gateways;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceSlot;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.BindingStore;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.GatewayRecord.Exposure;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.StoreListener;
import dev.serai.gateway.internal.exchange.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The gateways that there are, as the store has them; until it was read, as they were known last.
 * The default one is there even if the store has no record of it: for the whole organization, and
 * with everything bound. Safe for use by any thread; asking neither blocks nor locks.
 */
public final class Gateways {
  /** The gateway that is always there. */
  public static final GatewayRecord DEFAULT =
      new GatewayRecord(
          Scope.Gateway.DEFAULT.name(), null, Set.of(OwnerRef.ORGANIZATION), Exposure.FULL, true);

  private static final Duration WAIT = Duration.ofSeconds(3);
  private static final Map<String, Bindings> BUILT_IN =
      Map.of(DEFAULT.name(), new Bindings(DEFAULT, List.of()));

  private final RecordFollower<GatewayRecord> gateways;
  private final RecordFollower<BindingRecord> bindings;
  private final LastKnown last;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private volatile Consumer<GatewayChange> listener = change -> {};
  private volatile Map<String, Bindings> known;

  /**
   * Gateways of stores that come and go.
   *
   * @param folder where it is kept what was known last
   */
  public Gateways(
      ServiceSlot<GatewayStore> gateways, ServiceSlot<BindingStore> bindings, Path folder) {
    this.last = new LastKnown(folder);
    this.known = last.read().map(Gateways::all).orElse(null);
    this.gateways = new RecordFollower<>(GatewayStore.CONCERN, gateways, this::changed);
    this.bindings = new RecordFollower<>(BindingStore.CONCERN, bindings, this::changed);
  }

  /** What has to hear of the store's changes. */
  public List<StoreListener> listeners() {
    return List.of(gateways, bindings);
  }

  /** Hears, on a thread of the store, of gateways that offer something else, or to others. */
  public void onChange(Consumer<GatewayChange> action) {
    listener = action;
  }

  /**
   * A gateway.
   *
   * @return empty if there is none of this name; waits up to 3 s for the first reading, and fails
   *     with {@code STORE_UNAVAILABLE} if that does not come. Where there never was a store there
   *     is the default one
   */
  public CompletionStage<Optional<Bindings>> find(String name) {
    if (known != null || !isExpected()) {
      return CompletableFuture.completedFuture(now(name));
    }
    return loaded
        .copy()
        .orTimeout(WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, late) -> {
              if (late != null) {
                throw new SeraiException(
                    ErrorCode.STORE_UNAVAILABLE, "The gateways have not been read yet.");
              }
              return now(name);
            });
  }

  /** A gateway as it is known now; empty if there is none of this name. */
  public Optional<Bindings> now(String name) {
    Map<String, Bindings> map = known;
    return Optional.ofNullable((map == null ? BUILT_IN : map).get(name));
  }

  /** Whether some gateway binds an entry by its name. */
  public boolean isBound(String entry) {
    Map<String, Bindings> map = known;
    return map != null && map.values().stream().anyMatch(bindings -> bindings.isNamed(entry));
  }

  /** The names of all gateways. */
  public Set<String> names() {
    Map<String, Bindings> map = known;
    return (map == null ? BUILT_IN : map).keySet();
  }

  private boolean isExpected() {
    return gateways.hasStore() || bindings.hasStore() || last.exists();
  }

  private void changed() {
    GatewayChange change = rebuild();
    if (!change.names().isEmpty()) {
      listener.accept(change);
    }
  }

  private synchronized GatewayChange rebuild() {
    if (!gateways.loaded() || !bindings.loaded()) {
      return new GatewayChange(Set.of(), Set.of());
    }
    Map<String, Bindings> before = known == null ? BUILT_IN : known;
    LastKnown.Content content =
        new LastKnown.Content(gateways.records().toList(), bindings.records().toList());
    Map<String, Bindings> after = all(content);
    if (!after.equals(known)) {
      last.write(content);
    }
    known = after;
    loaded.complete(null);
    return GatewayChange.between(before, after);
  }

  private static Map<String, Bindings> all(LastKnown.Content content) {
    Map<String, List<BindingRecord>> bound =
        content.bindings().stream().collect(Collectors.groupingBy(BindingRecord::gateway));
    Map<String, Bindings> all = new HashMap<>();
    all.put(DEFAULT.name(), of(DEFAULT, bound));
    content.gateways().forEach(gateway -> all.put(gateway.name(), of(gateway, bound)));
    return Map.copyOf(all);
  }

  private static Bindings of(GatewayRecord gateway, Map<String, List<BindingRecord>> bound) {
    return new Bindings(gateway, bound.getOrDefault(gateway.name(), List.of()));
  }
}
