package dev.serai.gateway.internal.exchange;

import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import java.util.function.Consumer;

/**
 * A modern server's outcome of one round: it wants input (MCP 2026-07-28, multi round-trip
 * requests).
 *
 * @param call the round that ended so
 * @param response the server's whole response; its result has {@code inputRequests} or {@code
 *     requestState}, or both
 * @param edits edits of the response that stand already: its id and mapped places
 * @param again sends the next round, see {@link Call#nextRound}
 */
public record InputRequired(Call call, Message response, Edits edits, Consumer<Call> again) {}
