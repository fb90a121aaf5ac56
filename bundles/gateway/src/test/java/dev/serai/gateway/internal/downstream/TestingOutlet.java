package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.Outlet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream of a client that stays connected; remembers what was sent. */
final class TestingOutlet implements Outlet {
  private final List<String> sent = new CopyOnWriteArrayList<>();

  List<String> sent() {
    return sent;
  }

  @Override
  public boolean offer(byte[] message) {
    return sent.add(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public void suspend(long retryMillis) {}

  @Override
  public void end() {}
}
