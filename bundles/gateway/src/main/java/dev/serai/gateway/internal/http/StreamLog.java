package dev.serai.gateway.internal.http;

import dev.serai.gateway.internal.limits.Limit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * What has been sent on one event stream, so that a client whose connection broke can go on where
 * it was (MCP 2025-11-25, transports, resumability). Bounded: the oldest events give way, all of
 * them where other streams need the room, and a client that is too late is told so. Safe for use by
 * any thread.
 */
public final class StreamLog implements Outlet {
  private record Event(long number, byte[] message) {}

  private final String name;
  private final boolean primes;
  private final ReplayBudget budget;
  private final Deque<Event> events = new ArrayDeque<>();
  private long bytes;
  private long last;
  private boolean ended;
  private boolean gaveWay;
  private boolean discarded;
  private EventStream connection;

  /**
   * The log of a stream that has just begun.
   *
   * @param name unique within the session; letters and digits
   * @param primes whether the client bears events without data (MCP 2025-11-25, SEP-1699): only
   *     then may a connection end early
   * @param budget what is kept, here and in all logs
   */
  public StreamLog(String name, boolean primes, ReplayBudget budget) {
    this.name = name;
    this.primes = primes;
    this.budget = budget;
  }

  /** The name that event ids begin with. */
  public String name() {
    return name;
  }

  /** Whether nothing will be added any more. */
  public synchronized boolean hasEnded() {
    return ended;
  }

  /** Begins on the first connection: the client learns an id before there is a message. */
  public synchronized void begin(EventStream stream) {
    connection = stream;
    if (primes) {
      stream.prime(name + "-0");
    }
  }

  /**
   * Goes on with another connection behind the event of this number.
   *
   * @param notice what tells the client of a limit that it has run into, or null for nothing
   */
  public synchronized void resume(EventStream stream, long number, Function<Limit, byte[]> notice) {
    if (connection != null) {
      connection.close();
      tell(stream, connection.wasTooSlow() ? notice.apply(Limit.SLOW_READER) : null);
    }
    connection = stream;
    if (number < last - events.size()) {
      tell(stream, notice.apply(gaveWay ? Limit.REPLAY_TOTAL : Limit.REPLAY));
    }
    for (Event event : events) {
      if (event.number() > number) {
        stream.send(name + "-" + event.number(), event.message());
      }
    }
    if (ended) {
      stream.close();
    }
  }

  private static void tell(EventStream stream, byte[] notice) {
    if (notice != null) {
      stream.send(notice);
    }
  }

  /** Whether all that should follow the event of this number has given way, and nothing comes. */
  public synchronized boolean isLost(long number) {
    return ended && events.isEmpty() && number < last;
  }

  /** Adds a message and sends it if the client is connected. */
  void add(byte[] message) {
    append(message).forEach(StreamLog::giveWay);
  }

  private synchronized List<StreamLog> append(byte[] message) {
    last++;
    List<StreamLog> others = discarded ? List.of() : keep(message);
    if (connection != null) {
      connection.send(name + "-" + last, message);
    }
    return others;
  }

  private List<StreamLog> keep(byte[] message) {
    ReplayLimits limits = budget.limits();
    events.add(new Event(last, message));
    bytes += message.length;
    while (events.size() > limits.maxEvents() || (bytes > limits.maxBytes() && events.size() > 1)) {
      bytes -= events.remove().message().length;
    }
    return budget.keeps(this, bytes);
  }

  /** Other streams need the room. */
  private synchronized void giveWay() {
    gaveWay = true;
    drop();
  }

  /** Keeps nothing, now and later: no client will come back to it. */
  public synchronized void discard() {
    discarded = true;
    drop();
  }

  private void drop() {
    events.clear();
    bytes = 0;
    budget.keeps(this, 0);
  }

  /** Lets the client go until it comes back by itself, if its revision says that it does. */
  synchronized void pause(long retryMillis) {
    if (primes) {
      suspend(retryMillis);
    }
  }

  @Override
  public boolean offer(byte[] message) {
    List<StreamLog> others;
    synchronized (this) {
      if (!isConnected()) {
        return false;
      }
      others = append(message);
    }
    others.forEach(StreamLog::giveWay);
    return true;
  }

  @Override
  public synchronized boolean isConnected() {
    return connection != null && !connection.isClosed();
  }

  @Override
  public synchronized void suspend(long retryMillis) {
    if (connection != null) {
      if (primes) {
        connection.retry(retryMillis);
      }
      connection.close();
      connection = null;
    }
  }

  /** Ends the stream behind what has been added. */
  @Override
  public synchronized void end() {
    ended = true;
    if (connection != null) {
      connection.close();
    }
  }

  /** Shows the client, if it is connected, that the stream lives. */
  synchronized void heartbeat() {
    if (connection != null) {
      connection.heartbeat();
    }
  }
}
