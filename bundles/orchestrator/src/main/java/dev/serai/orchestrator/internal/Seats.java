package dev.serai.orchestrator.internal;

import dev.serai.core.error.SeraiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The seats of one installation, and the instances that have left theirs but have not ended.
 * Guarded by the installation.
 */
final class Seats {
  private final Map<String, Seat> byVariant = new HashMap<>();
  private final Set<Instance> leaving = new LinkedHashSet<>();

  /** The seat of a variant, or null. */
  Seat get(String variant) {
    return byVariant.get(variant);
  }

  Seat getOrAdd(String variant) {
    return byVariant.computeIfAbsent(variant, Seat::new);
  }

  List<Seat> all() {
    return new ArrayList<>(byVariant.values());
  }

  /** The seat in which the instance sits now. */
  Optional<Seat> of(Instance instance) {
    return Optional.ofNullable(byVariant.get(instance.id().variant()))
        .filter(seat -> seat.instance() == instance);
  }

  void remove(Seat seat) {
    seat.cancelTimer();
    byVariant.remove(seat.variant(), seat);
  }

  /** Ends the seat and its calls. */
  void conclude(Seat seat, SeraiException error, Effects effects) {
    remove(seat);
    seat.fail(error, effects);
  }

  /** Takes the instance out of its seat and lets it end; calls that wait stay in the seat. */
  void vacate(Seat seat, Phase.Event end, Effects effects) {
    Instance instance = seat.instance();
    boolean neverAsked = seat.awaitingRuntime();
    seat.take(null);
    if (instance != null) {
      leaving.add(instance);
      instance.on(neverAsked ? Phase.Event.START_FAILED : end, effects);
    }
  }

  /** The same, and a seat in which no call waits goes too. */
  void vacateAll(Phase.Event end, Effects effects) {
    for (Seat seat : all()) {
      vacate(seat, end, effects);
      if (!seat.hasWaiters()) {
        remove(seat);
      }
    }
    for (Instance instance : new ArrayList<>(leaving)) {
      instance.on(end, effects);
    }
  }

  void concludeAll(SeraiException error, Phase.Event end, Effects effects) {
    for (Seat seat : all()) {
      seat.fail(error, effects);
    }
    vacateAll(end, effects);
  }

  void gone(Instance instance) {
    leaving.remove(instance);
  }

  /** Completes when everything that leaves now has ended. */
  CompletableFuture<Void> allGone() {
    return CompletableFuture.allOf(
        leaving.stream().map(Instance::ended).toArray(CompletableFuture[]::new));
  }

  /** Whether there is room for one more variant, if need be in place of the longest idle one. */
  boolean makeRoom(int limit, Effects effects) {
    if (byVariant.size() < limit) {
      return true;
    }
    Optional<Seat> idle =
        byVariant.values().stream()
            .filter(seat -> seat.live() && seat.instance().idle())
            .min(Comparator.comparingLong(seat -> seat.instance().idleSince()));
    idle.ifPresent(
        seat -> {
          vacate(seat, Phase.Event.STOP, effects);
          remove(seat);
        });
    return idle.isPresent();
  }

  boolean anyLeaving() {
    return !leaving.isEmpty();
  }

  /** The instances in their seats. */
  Stream<Instance> seated() {
    return byVariant.values().stream().map(Seat::instance).filter(i -> i != null);
  }

  boolean anyAwaitingRuntime() {
    return byVariant.values().stream().anyMatch(Seat::awaitingRuntime);
  }

  /** What an operator finds all running instances by. */
  List<String> handles() {
    return Stream.concat(seated(), leaving.stream())
        .map(Instance::handle)
        .filter(handle -> handle != null)
        .sorted()
        .toList();
  }
}
