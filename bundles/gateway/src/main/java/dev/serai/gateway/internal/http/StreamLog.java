package dev.serai.gateway.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been sent on one event stream, so that a client whose connection broke can go on where
 * it was (MCP 2025-11-25, transports, resumability). Bounded: the oldest events give way, and a
 * client that is too late does not get them. Safe for use by any thread.
 */
public final class StreamLog implements Outlet {
  private record Event(long number, byte[] message) {}

  private final String name;
  private final boolean primes;
  private final ReplayLimits limits;
  private final Deque<Event> events = new ArrayDeque<>();
  private long bytes;
  private long last;
  private boolean ended;
  private EventStream connection;

  /**
   * The log of a stream that has just begun.
   *
   * @param name unique within the session; letters and digits
   * @param primes whether the client bears events without data (MCP 2025-11-25, SEP-1699): only
   *     then may a connection end early
   * @param limits what is kept
   */
  public StreamLog(String name, boolean primes, ReplayLimits limits) {
    this.name = name;
    this.primes = primes;
    this.limits = limits;
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
   * @return false if events are missing that have given way
   */
  public synchronized boolean resume(EventStream stream, long number) {
    if (connection != null) {
      connection.close();
    }
    connection = stream;
    for (Event event : events) {
      if (event.number() > number) {
        stream.send(name + "-" + event.number(), event.message());
      }
    }
    if (ended) {
      stream.close();
    }
    return number >= last - events.size();
  }

  /** Adds a message and sends it if the client is connected. */
  synchronized void add(byte[] message) {
    last++;
    events.add(new Event(last, message));
    bytes += message.length;
    while (events.size() > limits.maxEvents() || (bytes > limits.maxBytes() && events.size() > 1)) {
      bytes -= events.remove().message().length;
    }
    if (connection != null) {
      connection.send(name + "-" + last, message);
    }
  }

  /** Lets the client go until it comes back by itself, if its revision says that it does. */
  synchronized void pause(long retryMillis) {
    if (primes) {
      suspend(retryMillis);
    }
  }

  @Override
  public synchronized boolean offer(byte[] message) {
    if (!isConnected()) {
      return false;
    }
    add(message);
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
