package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Slice;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A server's request that the client has not answered yet.
 *
 * @param answer completes with the client's answer
 * @param progressToken the server's token as JSON text, or null
 * @param progress hears the client's progress with that token
 */
record OpenAsk(CompletableFuture<Message> answer, Slice progressToken, Consumer<byte[]> progress) {}
