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
import java.util.function.Function;
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
    if (feature.specification() instanceof SyncToolSpecification it) {
      return new AsyncToolSpecification(it.tool(), tool(feature, onThread(it.callHandler())));
    }
    var it = (AsyncToolSpecification) feature.specification();
    return new AsyncToolSpecification(it.tool(), tool(feature, awaiting(it.callHandler())));
  }

  AsyncResourceSpecification resource(Feature feature) {
    if (feature.specification() instanceof SyncResourceSpecification it) {
      return new AsyncResourceSpecification(
          it.resource(), other(feature, onThread(it.readHandler())));
    }
    var it = (AsyncResourceSpecification) feature.specification();
    return new AsyncResourceSpecification(
        it.resource(), other(feature, awaiting(it.readHandler())));
  }

  AsyncResourceTemplateSpecification template(Feature feature) {
    if (feature.specification() instanceof SyncResourceTemplateSpecification it) {
      return new AsyncResourceTemplateSpecification(
          it.resourceTemplate(), other(feature, onThread(it.readHandler())));
    }
    var it = (AsyncResourceTemplateSpecification) feature.specification();
    return new AsyncResourceTemplateSpecification(
        it.resourceTemplate(), other(feature, awaiting(it.readHandler())));
  }

  AsyncPromptSpecification prompt(Feature feature) {
    if (feature.specification() instanceof SyncPromptSpecification it) {
      return new AsyncPromptSpecification(
          it.prompt(), other(feature, onThread(it.promptHandler())));
    }
    var it = (AsyncPromptSpecification) feature.specification();
    return new AsyncPromptSpecification(it.prompt(), other(feature, awaiting(it.promptHandler())));
  }

  AsyncCompletionSpecification completion(Feature feature) {
    if (feature.specification() instanceof SyncCompletionSpecification it) {
      return new AsyncCompletionSpecification(
          it.referenceKey(), other(feature, onThread(it.completionHandler())));
    }
    var it = (AsyncCompletionSpecification) feature.specification();
    return new AsyncCompletionSpecification(
        it.referenceKey(), other(feature, awaiting(it.completionHandler())));
  }

  private BiFunction<McpAsyncServerExchange, CallToolRequest, Mono<CallToolResult>> tool(
      Feature feature, BiFunction<McpAsyncServerExchange, CallToolRequest, CallToolResult> code) {
    return guarded(feature, code, request -> Answers.toolFailed(request.name()));
  }

  private <Q, R> BiFunction<McpAsyncServerExchange, Q, Mono<R>> other(
      Feature feature, BiFunction<McpAsyncServerExchange, Q, R> code) {
    return guarded(
        feature,
        code,
        request -> {
          throw Answers.failed(feature.toString());
        });
  }

  private <Q, R> BiFunction<McpAsyncServerExchange, Q, Mono<R>> guarded(
      Feature feature, BiFunction<McpAsyncServerExchange, Q, R> code, Function<Q, R> failed) {
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
                return failed.apply(request);
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
