package dev.serai.runtime.bundle.internal;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Objects;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Wraps a bundle's specifications so that their code runs among the server's {@link Calls}, and so
 * that the text of an exception goes to the log and not to the client.
 */
final class Handlers {
  private final Calls calls;
  private final LogRing log;

  Handlers(Calls calls, LogRing log) {
    this.calls = calls;
    this.log = log;
  }

  AsyncToolSpecification tool(Feature feature) {
    if (feature.specification() instanceof SyncToolSpecification sync) {
      return new AsyncToolSpecification(sync.tool(), tool(feature, onThread(sync.callHandler())));
    }
    AsyncToolSpecification async = (AsyncToolSpecification) feature.specification();
    return new AsyncToolSpecification(async.tool(), tool(feature, awaiting(async.callHandler())));
  }

  AsyncResourceSpecification resource(Feature feature) {
    if (feature.specification() instanceof SyncResourceSpecification sync) {
      return new AsyncResourceSpecification(
          sync.resource(), guarded(feature, onThread(sync.readHandler())));
    }
    AsyncResourceSpecification async = (AsyncResourceSpecification) feature.specification();
    return new AsyncResourceSpecification(
        async.resource(), guarded(feature, awaiting(async.readHandler())));
  }

  AsyncResourceTemplateSpecification template(Feature feature) {
    if (feature.specification() instanceof SyncResourceTemplateSpecification sync) {
      return new AsyncResourceTemplateSpecification(
          sync.resourceTemplate(), guarded(feature, onThread(sync.readHandler())));
    }
    var async = (AsyncResourceTemplateSpecification) feature.specification();
    return new AsyncResourceTemplateSpecification(
        async.resourceTemplate(), guarded(feature, awaiting(async.readHandler())));
  }

  AsyncPromptSpecification prompt(Feature feature) {
    if (feature.specification() instanceof SyncPromptSpecification sync) {
      return new AsyncPromptSpecification(
          sync.prompt(), guarded(feature, onThread(sync.promptHandler())));
    }
    AsyncPromptSpecification async = (AsyncPromptSpecification) feature.specification();
    return new AsyncPromptSpecification(
        async.prompt(), guarded(feature, awaiting(async.promptHandler())));
  }

  AsyncCompletionSpecification completion(Feature feature) {
    if (feature.specification() instanceof SyncCompletionSpecification sync) {
      return new AsyncCompletionSpecification(
          sync.referenceKey(), guarded(feature, onThread(sync.completionHandler())));
    }
    AsyncCompletionSpecification async = (AsyncCompletionSpecification) feature.specification();
    return new AsyncCompletionSpecification(
        async.referenceKey(), guarded(feature, awaiting(async.completionHandler())));
  }

  private BiFunction<McpAsyncServerExchange, CallToolRequest, Mono<CallToolResult>> tool(
      Feature feature, BiFunction<McpAsyncServerExchange, CallToolRequest, CallToolResult> code) {
    return (exchange, request) ->
        calls.run(
            feature,
            () -> {
              try {
                return code.apply(exchange, request);
              } catch (McpError chosen) {
                throw chosen;
              } catch (Throwable failure) {
                log.failure(feature, failure);
                return Answers.toolFailed(request.name());
              }
            });
  }

  private <Q, R> BiFunction<McpAsyncServerExchange, Q, Mono<R>> guarded(
      Feature feature, BiFunction<McpAsyncServerExchange, Q, R> code) {
    return (exchange, request) ->
        calls.run(
            feature,
            () -> {
              try {
                return code.apply(exchange, request);
              } catch (McpError chosen) {
                throw chosen;
              } catch (Throwable failure) {
                log.failure(feature, failure);
                throw Answers.failed(feature.toString());
              }
            });
  }

  private static <Q, R> BiFunction<McpAsyncServerExchange, Q, R> onThread(
      BiFunction<McpSyncServerExchange, Q, R> code) {
    return (exchange, request) -> answer(code.apply(new McpSyncServerExchange(exchange), request));
  }

  private static <Q, R> BiFunction<McpAsyncServerExchange, Q, R> awaiting(
      BiFunction<McpAsyncServerExchange, Q, Mono<R>> code) {
    return (exchange, request) -> answer(code.apply(exchange, request).block());
  }

  private static <R> R answer(R answer) {
    return Objects.requireNonNull(answer, "the handler returned nothing");
  }
}
