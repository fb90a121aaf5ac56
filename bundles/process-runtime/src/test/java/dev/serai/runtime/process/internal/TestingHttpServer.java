package dev.serai.runtime.process.internal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server on the port of its environment or its argument; answers its own port. */
final class TestingHttpServer {
  private TestingHttpServer() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments.length > 0 ? arguments[0] : System.getenv("MCP_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/mcp",
        exchange -> {
          byte[] answer = Integer.toString(port).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    System.out.println("listening");
  }
}
