package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Collects the answers to a batch (MCP 2025-03-26, batching) and sends them as one array. */
final class BatchAnswer {
  private final ClientSink sink;
  private final List<byte[]> answers = new ArrayList<>();
  private int open;

  /**
   * An answer to some requests.
   *
   * @param sink where the array goes
   * @param requests how many requests the batch has, at least 1
   */
  BatchAnswer(ClientSink sink, int requests) {
    this.sink = sink;
    this.open = requests;
  }

  /** Where the messages of one of the requests go. */
  ClientSink part() {
    return new ClientSink() {
      @Override
      public boolean send(byte[] message) {
        return sink.send(message);
      }

      @Override
      public void begin() {
        sink.begin();
      }

      @Override
      public void pause(long retryMillis) {
        sink.pause(retryMillis);
      }

      @Override
      public void finish(Answer answer) {
        done(answer.message());
      }

      @Override
      public void abandon() {
        done(null);
      }
    };
  }

  private void done(byte[] response) {
    byte[] whole;
    synchronized (this) {
      if (response != null) {
        answers.add(response);
      }
      if (--open > 0) {
        return;
      }
      whole = answers.isEmpty() ? null : array();
    }
    if (whole == null) {
      sink.abandon();
    } else {
      sink.finish(Answer.ok(whole));
    }
  }

  private byte[] array() {
    List<Object> pieces = new ArrayList<>();
    for (byte[] answer : answers) {
      pieces.add(pieces.isEmpty() ? "[" : ",");
      pieces.add(answer);
    }
    pieces.add("]");
    return JsonText.join(pieces.toArray());
  }
}
