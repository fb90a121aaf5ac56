package dev.serai.store.internal.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and a server; the connections that are open can be made to hang. */
final class TestingWire implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Strand> strands = new CopyOnWriteArrayList<>();
  private final ServerSocket clients;
  private final String host;
  private final int port;

  TestingWire(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    clients = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return clients.getLocalPort();
  }

  /** Nothing passes any more on what is open now, and nobody is told. */
  void hang() {
    strands.forEach(strand -> strand.hangs = true);
  }

  private void accept() {
    try {
      while (true) {
        Strand strand = new Strand(clients.accept(), new Socket(host, port));
        strands.add(strand);
        threads.execute(() -> strand.pass(strand.client, strand.server));
        threads.execute(() -> strand.pass(strand.server, strand.client));
      }
    } catch (IOException e) {
      strands.forEach(Strand::close);
    }
  }

  @Override
  public void close() throws IOException {
    clients.close();
    threads.shutdown();
  }

  private static final class Strand {
    private final Socket client;
    private final Socket server;
    private volatile boolean hangs;

    private Strand(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void pass(Socket from, Socket to) {
      byte[] buffer = new byte[8192];
      try {
        for (int n = from.getInputStream().read(buffer);
            n >= 0;
            n = from.getInputStream().read(buffer)) {
          if (!hangs) {
            to.getOutputStream().write(buffer, 0, n);
          }
        }
        to.close();
      } catch (IOException e) {
        close();
      }
    }

    private void close() {
      try (client;
          server) {
        hangs = true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
