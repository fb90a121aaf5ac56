package dev.serai.gateway.internal.downstream;

import dev.serai.core.access.Actor;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.OpenExchanges;
import dev.serai.gateway.internal.exchange.ToolRun;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.RpcMessages;
import dev.serai.gateway.internal.limits.Limit;
import dev.serai.gateway.internal.limits.LimitHits;
import java.util.ArrayList;
import java.util.List;

/** What clients of the revisions with sessions send, whichever transport carries it. */
final class SessionTraffic {
  private static final MessageReader READER = MessageReader.strict();

  private final SessionMethods methods;
  private final int maxBatch;
  private final LimitHits hits;

  /**
   * What comes of clients.
   *
   * @param methods serves requests
   * @param maxBatch how many messages a batch may have
   * @param hits counts refusals
   */
  SessionTraffic(SessionMethods methods, int maxBatch, LimitHits hits) {
    this.methods = methods;
    this.maxBatch = maxBatch;
    this.hits = hits;
  }

  /** Serves a request other than {@code initialize}. */
  void request(Client client, Actor actor, Message message, ClientSink sink) {
    String id = message.id().text();
    ClientSession session = client instanceof ClientSession with ? with : null;
    OpenExchanges.Seat seat = methods.exchanges().seat();
    Exchange exchange =
        new Exchange(
            client,
            actor,
            ToolRun.meant(client.scope(), message),
            sink,
            () -> {
              seat.leave();
              if (session != null) {
                session.end(id);
              }
            });
    if (session != null && !session.begin(id, exchange)) {
      sink.finish(
          Answer.ok(
              RpcMessages.error(
                  message.id(),
                  new SeraiException(
                      ErrorCode.INVALID_REQUEST, "A request with this id is in flight already."))));
      return;
    }
    seat.take(exchange);
    methods.serve(exchange, session);
  }

  /** Serves the requests of a batch, at least one; their answers come as one array. */
  void requests(Client client, Actor actor, List<Message> requests, ClientSink sink) {
    BatchAnswer answer = new BatchAnswer(sink, requests.size());
    for (Message request : requests) {
      request(client, actor, request, answer.part());
    }
  }

  /** Takes what needs no answer; without a session it is dropped. */
  static void hear(ClientSession session, Message message) {
    if (session == null) {
      return;
    }
    if (message.isResponse()) {
      session.answered(message);
    } else {
      switch (message.method()) {
        case "notifications/cancelled" -> session.cancel(message);
        case "notifications/progress" -> session.progressed(message);
        default -> session.notified(message);
      }
    }
  }

  /**
   * Reads a batch (MCP 2025-03-26, base protocol, batching).
   *
   * @param version the client's revision
   * @throws SeraiException {@code INVALID_REQUEST} for a revision without batches and for a batch
   *     that is empty, too long, or holds {@code initialize}
   */
  List<Message> batch(byte[] body, String version) {
    if (!version.equals(ProtocolVersions.WITH_BATCHES)) {
      throw invalid("Protocol version " + version + " has no batches.");
    }
    List<byte[]> elements = READER.split(body);
    if (elements.isEmpty()) {
      throw invalid("A batch has at least one message.");
    }
    if (elements.size() > maxBatch) {
      throw hits.refuse(
          Limit.BATCH,
          ErrorCode.INVALID_REQUEST,
          "The batch has more than " + maxBatch + " messages.");
    }
    List<Message> messages = new ArrayList<>(elements.size());
    for (byte[] element : elements) {
      Message message = READER.read(element);
      if (message.isRequest() && message.method().equals("initialize")) {
        throw invalid("initialize must not be part of a batch.");
      }
      messages.add(message);
    }
    return messages;
  }

  private static SeraiException invalid(String message) {
    return new SeraiException(ErrorCode.INVALID_REQUEST, message);
  }
}
