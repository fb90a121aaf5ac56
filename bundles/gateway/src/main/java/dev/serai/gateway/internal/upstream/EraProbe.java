package dev.serai.gateway.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Era;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.json.Slice;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;

/**
 * The first words with a server, which show its era (MCP 2026-07-28, stdio and Streamable HTTP,
 * backward compatibility): {@code server/discover}, then {@code initialize} if that says nothing.
 */
final class EraProbe {
  private static final String INITIALIZE = "initialize";
  private static final String DISCOVER = "server/discover";

  /** The requests that begin a conversation. */
  static final Set<String> METHODS = Set.of(INITIALIZE, DISCOVER);

  /** Legacy servers may be silent until they are initialized. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Servers behind HTTP answer at once what they do not know. */
  private static final Duration HTTP_LIMIT = Duration.ofSeconds(10);

  /**
   * What a server said of itself.
   *
   * @param era its era
   * @param answer its answer to {@code server/discover} or {@code initialize}
   */
  record Said(Era era, Message answer) {
    /** Whether an answer to {@code initialize} names a revision that we speak. */
    boolean isUsable() {
      String version = answer.text(Place.PROTOCOL_VERSION);
      return version != null && ServerHello.isLegacy(version);
    }
  }

  private final UpstreamSession session;
  private final ScheduledExecutorService timer;
  private final byte[] initializeParams;

  EraProbe(UpstreamSession session, ScheduledExecutorService timer, byte[] initializeParams) {
    this.session = session;
    this.timer = timer;
    this.initializeParams = initializeParams;
  }

  /** Only {@code initialize}: the server is known to be legacy. */
  CompletionStage<Said> initialize(Duration limit) {
    return ask(
            INITIALIZE,
            id -> Outgoing.of(RpcMessages.request(id, INITIALIZE, initializeParams)),
            limit)
        .thenApply(answer -> new Said(Era.LEGACY, UpstreamSession.result(INITIALIZE, answer)));
  }

  /**
   * For servers that answer each request by itself.
   *
   * @param legacy runs before {@code initialize} is sent
   */
  CompletionStage<Said> oneAfterTheOther(Duration limit, Runnable legacy) {
    Duration patience = limit.compareTo(HTTP_LIMIT) < 0 ? limit : HTTP_LIMIT;
    return discover(patience)
        .handle(EraProbe::modernOrNull)
        .thenCompose(
            said -> {
              if (said != null) {
                return CompletableFuture.completedFuture(said);
              }
              legacy.run();
              return initialize(limit);
            });
  }

  /**
   * For servers that answer each request by itself, and clients with sessions: a server of both
   * eras is spoken to in the client's.
   *
   * @param legacy runs before {@code initialize} is sent
   * @param both runs if a modern server has answered that too
   * @param modern runs if it has not
   */
  CompletionStage<Said> legacyIfPossible(
      Duration limit, Runnable legacy, Runnable both, Runnable modern) {
    Duration patience = limit.compareTo(HTTP_LIMIT) < 0 ? limit : HTTP_LIMIT;
    return discover(patience)
        .handle(EraProbe::modernOrNull)
        .thenCompose(
            said -> {
              legacy.run();
              return said == null
                  ? initialize(limit)
                  : initialize(patience)
                      .handle(
                          (initialized, refusal) -> {
                            boolean agreed = refusal == null && initialized.isUsable();
                            (agreed ? both : modern).run();
                            return agreed ? initialized : said;
                          });
            });
  }

  /** Modern, or null for legacy; fails if the server could not be asked or refuses us. */
  private static Said modernOrNull(Message answer, Throwable error) {
    if (error == null) {
      return isModern(answer) ? new Said(Era.MODERN, answer) : null;
    }
    ErrorCode code = SeraiException.of(error).code();
    if (code == ErrorCode.UPSTREAM_INVALID || code == ErrorCode.START_TIMEOUT) {
      return null;
    }
    throw new CompletionException(error);
  }

  /**
   * For processes, which may be silent: after a pause both are asked, and the first answer that
   * means something decides.
   *
   * @param died runs if the process ends before it was asked to initialize
   */
  CompletionStage<Said> both(Duration limit, Runnable died) {
    CompletableFuture<Said> said = new CompletableFuture<>();
    CompletableFuture<Message> probe = discover(limit);
    AtomicBoolean initializing = new AtomicBoolean();
    Runnable initialize =
        () -> {
          if (!said.isDone() && initializing.compareAndSet(false, true)) {
            initialize(limit).whenComplete((legacy, error) -> settle(said, probe, legacy, error));
          }
        };
    probe.whenComplete(
        (answer, error) -> {
          try {
            if (error == null && isModern(answer)) {
              said.complete(new Said(Era.MODERN, answer));
            } else if (error == null) {
              initialize.run();
            } else if (!initializing.get()) {
              if (SeraiException.of(error).code() == ErrorCode.CALL_INTERRUPTED) {
                died.run();
              }
              said.completeExceptionally(error);
            }
          } catch (SeraiException refusal) {
            said.completeExceptionally(refusal);
          }
        });
    timer.schedule(initialize, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return said;
  }

  /** An error says nothing while the other answer is to come: modern servers know no initialize. */
  private static void settle(
      CompletableFuture<Said> said,
      CompletableFuture<Message> probe,
      Said legacy,
      Throwable error) {
    if (error == null) {
      said.complete(legacy);
    } else {
      probe.whenComplete((answer, failure) -> said.completeExceptionally(error));
    }
  }

  private CompletableFuture<Message> discover(Duration limit) {
    return ask(
        DISCOVER, id -> ModernUpstream.ownRequest(DISCOVER, JsonText.utf8("{}"), id, null), limit);
  }

  /** Nobody else looks after the deadlines of a session that is only opening. */
  private CompletableFuture<Message> ask(
      String method, LongFunction<Outgoing> text, Duration limit) {
    CompletableFuture<Message> answer = session.requests().ask(method, text, limit);
    Future<?> end =
        timer.schedule(
            () -> session.requests().sweep(System.nanoTime()),
            limit.toMillis() + 1,
            TimeUnit.MILLISECONDS);
    answer.whenComplete((message, error) -> end.cancel(false));
    return answer;
  }

  /**
   * Whether an answer to {@code server/discover} is one of a modern server that speaks our
   * revision.
   *
   * @throws SeraiException {@code UPSTREAM_INVALID} if it is modern, but has no revision in common
   *     with us or refuses to say more
   */
  private static boolean isModern(Message answer) {
    int error = ModernErrors.code(answer);
    if (error == ModernErrors.UNSUPPORTED_VERSION) {
      if (ModernErrors.offersLegacy(answer)) {
        return false;
      }
      throw notInCommon(ModernErrors.supported(answer));
    }
    if (error != 0) {
      throw new SeraiException(
          ErrorCode.UPSTREAM_INVALID,
          "The server refuses " + DISCOVER + " with the error " + error + ".");
    }
    Slice versions = answer.slice(Place.SUPPORTED_VERSIONS);
    if (versions == null) {
      return false;
    }
    if (!versions.text().contains("\"" + ModernMeta.VERSION + "\"")) {
      throw notInCommon(versions.text());
    }
    return true;
  }

  private static SeraiException notInCommon(String versions) {
    return new SeraiException(
        ErrorCode.UPSTREAM_INVALID,
        "The server speaks other protocol versions than we do: " + versions + ".");
  }
}
