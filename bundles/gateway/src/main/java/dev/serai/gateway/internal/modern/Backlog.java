package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.Answer;
import dev.serai.gateway.internal.exchange.ClientSink;
import dev.serai.gateway.internal.json.Edits;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.json.Slice;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes what comes for a client between two rounds of its request, and passes it on once the next
 * round is there. Bounded: the oldest notifications give way. Safe for use by any thread.
 */
final class Backlog implements ClientSink {
  private static final int MAX_KEPT = 256;
  private static final MessageReader READER = MessageReader.lenient();

  private final Deque<byte[]> kept = new ArrayDeque<>();
  private Answer answer;
  private ClientSink next;
  private Message round;

  /** The next round is there. Whether the answer had come before it. */
  synchronized boolean passTo(ClientSink sink, Message retry) {
    next = sink;
    round = retry;
    kept.forEach(message -> pass(READER.read(message)));
    kept.clear();
    if (answer == null) {
      return false;
    }
    sink.finish(underTheNewId(answer));
    return true;
  }

  private Answer underTheNewId(Answer last) {
    Message message = READER.read(last.message());
    return new Answer(
        last.status(),
        new Edits(message.bytes()).replace(message.id(), round.id().toBytes()).apply());
  }

  private void pass(Message message) {
    Slice token = message.slice(Place.PROGRESS_TOKEN);
    Slice wanted = round.slice(Place.PROGRESS_TOKEN);
    if (token == null || !"notifications/progress".equals(message.method())) {
      next.send(message.bytes());
    } else if (wanted != null) {
      next.send(new Edits(message.bytes()).replace(token, wanted.toBytes()).apply());
    }
  }

  @Override
  public synchronized boolean send(byte[] message) {
    if (next != null) {
      pass(READER.read(message));
      return true;
    }
    kept.add(message);
    if (kept.size() > MAX_KEPT) {
      kept.remove();
    }
    return true;
  }

  @Override
  public synchronized void begin() {
    if (next != null) {
      next.begin();
    }
  }

  @Override
  public synchronized void pause(long retryMillis) {
    if (next != null) {
      next.pause(retryMillis);
    }
  }

  @Override
  public synchronized void finish(Answer last) {
    if (next != null) {
      next.finish(underTheNewId(last));
    } else {
      answer = last;
    }
  }

  @Override
  public synchronized void abandon() {
    if (next != null) {
      next.abandon();
    }
  }
}
