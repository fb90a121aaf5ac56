package dev.serai.gateway.internal.modern;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import dev.serai.gateway.internal.recovery.KeptCalls;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The calls whose servers wait for a client's input: a bounded number, each for a bounded time. */
final class ParkedCalls {
  private static final int GATEWAY_BYTES = 8;
  private static final int ID_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final String gateway = hex(GATEWAY_BYTES);
  private final Map<String, ParkedCall> calls = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private final StateSeal seal;
  private final KeptCalls kept;
  private final ModernLimits limits;
  private final LimitHits hits;

  ParkedCalls(
      ScheduledExecutorService timer,
      StateSeal seal,
      KeptCalls kept,
      ModernLimits limits,
      LimitHits hits) {
    this.kept = kept;
    this.hits = hits;
    this.timer = timer;
    this.seal = seal;
    this.limits = limits;
  }

  /** A place for a call that may have to wait. */
  ParkedCall place(Caller caller, Message request) {
    return new ParkedCall(this, caller, request);
  }

  /** An id that nobody can guess, and that shows which gateway made it. */
  String newId() {
    return gateway + hex(ID_BYTES);
  }

  private String hex(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The text that leads a client's next round to a call. */
  String state(ParkedCall call, InstallationId server, byte[] binding) {
    return seal.seal(StateSeal.Kind.PARKED, server, JsonText.utf8(call.id()), binding);
  }

  /**
   * The call that a state leads to.
   *
   * @return the call; fails with {@code INVALID_PARAMS} if it has ended, {@code INPUT_TOO_LATE} if
   *     it waited in an earlier gateway and ended with that
   */
  CompletionStage<ParkedCall> find(byte[] inner) {
    String id = new String(inner, StandardCharsets.UTF_8);
    ParkedCall call = calls.get(id);
    if (call != null) {
      return CompletableFuture.completedFuture(call);
    }
    return id.startsWith(gateway)
        ? CompletableFuture.failedFuture(ended())
        : kept.find(id)
            .handle((record, error) -> error == null && record.isEmpty() ? ended() : replaced())
            .thenCompose(CompletableFuture::failedFuture);
  }

  private static SeraiException ended() {
    return new SeraiException(
        ErrorCode.INVALID_PARAMS,
        "The call of params.requestState has ended; send the request without it.");
  }

  private static SeraiException replaced() {
    return new SeraiException(
        ErrorCode.INPUT_TOO_LATE,
        "The gateway was replaced or restarted while the call waited for input, and the call has"
            + " ended; call again without params.requestState.");
  }

  /**
   * Takes note of a call that has to wait, as often as it does.
   *
   * @param asked how much its server wants to know already
   * @throws SeraiException {@code OVERLOADED} if that is too much, or too many calls wait
   */
  void admit(ParkedCall call, int asked) {
    if (asked >= limits.maxInputRequests()) {
      throw hits.refuse(Limit.INPUT_REQUESTS, "The call asks for too much input at once.");
    }
    put(call);
    kept.save(call.record(Instant.now().plus(limits.stateLifetime())));
  }

  private synchronized void put(ParkedCall call) {
    if (calls.size() >= limits.maxParked() && !calls.containsKey(call.id())) {
      throw hits.refuse(Limit.PARKED_CALLS, "Too many calls wait for input.");
    }
    calls.put(call.id(), call);
  }

  void remove(ParkedCall call) {
    if (calls.remove(call.id()) != null) {
      kept.delete(call.id());
    }
  }

  void later(Runnable task, long millis) {
    timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  Duration limit() {
    return limits.stateLifetime();
  }

  /** Cancels the calls whose clients have not come back in time. */
  void expire() {
    calls.values().forEach(ParkedCall::cancelIfLate);
  }
}
