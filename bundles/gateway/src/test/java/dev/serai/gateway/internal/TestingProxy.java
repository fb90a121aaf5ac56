package dev.serai.gateway.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server on which connections may die without a sign: they stay open and say nothing.
 */
final class TestingProxy implements AutoCloseable {
  private final URI server;
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final AtomicInteger deaths = new AtomicInteger();

  TestingProxy(URI server) throws IOException {
    this.server = server;
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Where the server is found by this way. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + server.getPath());
  }

  /** What clients have sent by this way. */
  String sent() {
    return sent.toString(StandardCharsets.ISO_8859_1);
  }

  /** All connections that are open now are dead; new ones are not. */
  void swallow() {
    deaths.incrementAndGet();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        sockets.add(client);
        sockets.add(upstream);
        int born = deaths.get();
        threads.execute(() -> pump(client, upstream, born, sent));
        threads.execute(() -> pump(upstream, client, born, OutputStream.nullOutputStream()));
      }
    } catch (IOException e) {
      sockets.forEach(TestingProxy::end);
    }
  }

  private void pump(Socket from, Socket to, int born, OutputStream record) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8_192];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        record.write(piece, 0, length);
        if (born == deaths.get()) {
          out.write(piece, 0, length);
        }
      }
    } catch (IOException e) {
      end(from);
    }
    if (born == deaths.get()) {
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    sockets.forEach(TestingProxy::end);
    threads.shutdownNow();
  }
}
