import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An MCP server that does no work: every answer is canned, only the request id is copied into it.
 *
 * <p>{@code ZeroUpstream http PORT [modern]} serves Streamable HTTP without sessions at any path of
 * 127.0.0.1:PORT on one thread; port 0 takes a free one. It prints {@code ready PORT} when it
 * listens. {@code ZeroUpstream stdio [modern]} speaks newline-delimited JSON on its standard streams and
 * ends with its input. It speaks the revisions with sessions, or 2026-07-28 alone if {@code modern}.
 */
public final class ZeroUpstream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private ZeroUpstream() {}

  public static void main(String[] args) throws IOException {
    boolean modern = args.length > 0 && args[args.length - 1].equals("modern");
    int given = modern ? args.length - 1 : args.length;
    Answer answer = new Answer(modern);
    if (given == 1 && args[0].equals("stdio")) {
      serveStdio(System.in, new FileOutputStream(FileDescriptor.out), answer);
    } else if (given == 2 && args[0].equals("http")) {
      serveHttp(Integer.parseInt(args[1]), answer);
    } else {
      System.err.println("usage: java ZeroUpstream.java http PORT [modern] | stdio [modern]");
      System.exit(2);
    }
  }

  private static void serveStdio(InputStream in, OutputStream out, Answer answer)
      throws IOException {
    byte[] input = new byte[BUFFER_BYTES];
    Bytes output = new Bytes();
    int length = 0;
    int read;
    while ((read = in.read(input, length, input.length - length)) > 0) {
      int start = 0;
      for (int i = length; i < length + read; i++) {
        if (input[i] == '\n') {
          if (answer.append(input, start, i, output)) {
            output.append('\n');
          }
          start = i + 1;
        }
      }
      output.writeTo(out);
      length += read - start;
      System.arraycopy(input, start, input, 0, length);
      if (length == input.length) {
        input = Arrays.copyOf(input, 2 * length);
      }
    }
  }

  private static void serveHttp(int port, Answer answer) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1024);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println("ready " + ((InetSocketAddress) server.getLocalAddress()).getPort());
      while (true) {
        selector.select(
            key -> {
              if (key.isAcceptable()) {
                accept(server, selector, answer);
              } else {
                ((Connection) key.attachment()).progress(key);
              }
            });
      }
    }
  }

  private static void accept(
      ServerSocketChannel server, Selector selector, Answer answer) {
    try {
      SocketChannel channel = server.accept();
      if (channel != null) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Connection(channel, answer));
      }
    } catch (IOException e) {
      System.err.println("accept failed: " + e.getMessage());
    }
  }

  /** A growing byte buffer that is drained from its front. */
  private static final class Bytes {
    byte[] array = new byte[BUFFER_BYTES];
    int length;

    void append(byte[] source, int from, int to) {
      reserve(to - from);
      System.arraycopy(source, from, array, length, to - from);
      length += to - from;
    }

    void append(byte[] source) {
      append(source, 0, source.length);
    }

    void append(char ascii) {
      reserve(1);
      array[length++] = (byte) ascii;
    }

    void appendNumber(int number) {
      append(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    void reserve(int more) {
      if (length + more > array.length) {
        array = Arrays.copyOf(array, Math.max(2 * array.length, length + more));
      }
    }

    void dropFirst(int count) {
      length -= count;
      System.arraycopy(array, count, array, 0, length);
    }

    void writeTo(OutputStream out) throws IOException {
      if (length > 0) {
        out.write(array, 0, length);
        length = 0;
      }
    }
  }

  /** One HTTP/1.1 connection: keep-alive, pipelined requests, fixed-length or chunked bodies. */
  private static final class Connection {
    private static final byte[] OK =
        ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    private static final byte[] ACCEPTED =
        ascii("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] NOT_ALLOWED =
        ascii("HTTP/1.1 405 Method Not Allowed\r\nAllow: POST\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length:");
    private static final byte[] CHUNKED = ascii("\r\ntransfer-encoding: chunked");

    private final SocketChannel channel;
    private final ByteBuffer transfer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Bytes in = new Bytes();
    private final Bytes out = new Bytes();
    private final Bytes body = new Bytes();
    private final Bytes message = new Bytes();
    private final Answer answer;

    Connection(SocketChannel channel, Answer answer) {
      this.channel = channel;
      this.answer = answer;
    }

    void progress(SelectionKey key) {
      try {
        if (key.isReadable() && !read()) {
          channel.close();
          return;
        }
        int used;
        int consumed = 0;
        while ((used = serveOne(consumed)) > 0) {
          consumed += used;
        }
        in.dropFirst(consumed);
        write();
        key.interestOps(out.length == 0 ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
      } catch (IOException | RuntimeException e) {
        close();
      }
    }

    private boolean read() throws IOException {
      int count = channel.read(transfer.clear());
      if (count < 0) {
        return false;
      }
      in.reserve(count);
      transfer.flip().get(in.array, in.length, count);
      in.length += count;
      return true;
    }

    private void write() throws IOException {
      while (out.length > 0) {
        int count = Math.min(out.length, transfer.capacity());
        transfer.clear().put(out.array, 0, count).flip();
        int written = channel.write(transfer);
        out.dropFirst(written);
        if (written < count) {
          return;
        }
      }
    }

    private void close() {
      try {
        channel.close();
      } catch (IOException e) {
        System.err.println("close failed: " + e.getMessage());
      }
    }

    /** Answers the request that starts at {@code from}; returns its bytes, or 0 if incomplete. */
    private int serveOne(int from) {
      int headEnd = indexOf(HEAD_END, from, in.length);
      if (headEnd < 0) {
        return 0;
      }
      int bodyStart = headEnd + HEAD_END.length;
      int end = readBody(from, headEnd, bodyStart);
      if (end < 0) {
        return 0;
      }
      if (in.array[from] != 'P' || in.array[from + 1] != 'O') {
        out.append(NOT_ALLOWED);
      } else {
        message.length = 0;
        if (answer.append(body.array, 0, body.length, message)) {
          out.append(OK);
          out.appendNumber(message.length);
          out.append(HEAD_END);
          out.append(message.array, 0, message.length);
        } else {
          out.append(ACCEPTED);
        }
      }
      return end - from;
    }

    /** Copies the body and returns the offset after it, or -1 if it has not arrived. */
    private int readBody(int from, int headEnd, int bodyStart) {
      body.length = 0;
      int header = indexOf(LENGTH, from, headEnd);
      if (header >= 0) {
        int end = bodyStart + number(header + LENGTH.length, 10);
        if (end > in.length) {
          return -1;
        }
        body.append(in.array, bodyStart, end);
        return end;
      }
      return indexOf(CHUNKED, from, headEnd) < 0 ? bodyStart : readChunks(bodyStart);
    }

    private int readChunks(int bodyStart) {
      int at = bodyStart;
      while (true) {
        int line = indexOf(HEAD_END, at, in.length, 2);
        if (line < 0) {
          return -1;
        }
        int size = number(at, 16);
        int next = line + 2 + size + 2;
        if (next > in.length) {
          return -1;
        }
        if (size == 0) {
          return next;
        }
        body.append(in.array, line + 2, line + 2 + size);
        at = next;
      }
    }

    private int number(int from, int radix) {
      int at = from;
      while (in.array[at] == ' ') {
        at++;
      }
      int value = 0;
      int digit;
      while ((digit = Character.digit(in.array[at++], radix)) >= 0) {
        value = Math.addExact(Math.multiplyExact(value, radix), digit);
      }
      return value;
    }

    private int indexOf(byte[] lowerCase, int from, int to) {
      return indexOf(lowerCase, from, to, lowerCase.length);
    }

    private int indexOf(byte[] lowerCase, int from, int to, int length) {
      for (int at = from; at <= to - length; at++) {
        int i = 0;
        while (i < length && lower(in.array[at + i]) == lowerCase[i]) {
          i++;
        }
        if (i == length) {
          return at;
        }
      }
      return -1;
    }

    private static int lower(byte b) {
      return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }
  }

  /** The canned answers. */
  private static final class Answer {
    private static final byte[] HEAD = ascii("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] NO_SUCH_METHOD =
        ascii(",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}");
    private static final byte[] PONG = ascii(",\"result\":{}}");
    private static final byte[] CALLED =
        ascii(",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"canned answer\"}]}}");
    private static final byte[] TOOLS =
        ascii(
            ",\"result\":{\"tools\":[{\"name\":\"echo\",\"description\":\"Answers a canned text\","
                + "\"inputSchema\":{\"type\":\"object\",\"properties\":{\"text\":"
                + "{\"type\":\"string\"}}}}]}}");
    private static final String INITIALIZED =
        ",\"result\":{\"protocolVersion\":\"%s\",\"capabilities\":{\"tools\":{}},"
            + "\"serverInfo\":{\"name\":\"zero\",\"version\":\"1.0.0\"}}}";
    private static final String MODERN = "{\"resultType\":\"complete\",";
    private static final String CACHEABLE = MODERN + "\"ttlMs\":60000,\"cacheScope\":\"public\",";
    private static final byte[] MODERN_CALLED = modern(CALLED, MODERN);
    private static final byte[] MODERN_TOOLS = modern(TOOLS, CACHEABLE);
    private static final byte[] DISCOVERED =
        ascii(
            ",\"result\":"
                + CACHEABLE
                + "\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}}");
    private static final byte[] ID = ascii("id");
    private static final byte[] METHOD = ascii("method");
    private static final byte[] VERSION = ascii("\"protocolVersion\"");

    private final boolean modern;

    Answer(boolean modern) {
      this.modern = modern;
    }

    private static byte[] modern(byte[] legacy, String begin) {
      return ascii(new String(legacy, StandardCharsets.US_ASCII).replaceFirst("\\{", begin));
    }

    /** Appends the answer to the message; false means that it was a notification or a response. */
    boolean append(byte[] message, int from, int to, Bytes out) {
      long id = member(message, from, to, ID);
      long method = member(message, from, to, METHOD);
      if (id < 0 || method < 0) {
        return false;
      }
      out.append(HEAD);
      out.append(message, start(id), end(id));
      out.append(result(message, from, to, start(method) + 1, end(method) - 1));
      return true;
    }

    private byte[] result(byte[] message, int from, int to, int nameFrom, int nameTo) {
      switch (new String(message, nameFrom, nameTo - nameFrom, StandardCharsets.ISO_8859_1)) {
        case "tools/call":
          return modern ? MODERN_CALLED : CALLED;
        case "tools/list":
          return modern ? MODERN_TOOLS : TOOLS;
        case "initialize":
          return modern
              ? NO_SUCH_METHOD
              : ascii(String.format(INITIALIZED, version(message, from, to)));
        case "server/discover":
          return modern ? DISCOVERED : NO_SUCH_METHOD;
        case "ping":
          return PONG;
        default:
          return NO_SUCH_METHOD;
      }
    }

    private static String version(byte[] message, int from, int to) {
      String text = new String(message, from, to - from, StandardCharsets.UTF_8);
      int key = text.indexOf(new String(VERSION, StandardCharsets.US_ASCII));
      int open = key < 0 ? -1 : text.indexOf('"', key + VERSION.length);
      int close = open < 0 ? -1 : text.indexOf('"', open + 1);
      return close < 0 ? "2025-06-18" : text.substring(open + 1, close);
    }

    /** The value of a member of the outermost object, as packed offsets, or -1. */
    private static long member(byte[] json, int from, int to, byte[] name) {
      int depth = 0;
      for (int at = from; at < to; at++) {
        byte b = json[at];
        if (b == '{' || b == '[') {
          depth++;
        } else if (b == '}' || b == ']') {
          depth--;
        } else if (b == '"') {
          int close = stringEnd(json, at, to);
          int colon = skipSpace(json, close, to);
          if (depth == 1 && colon < to && json[colon] == ':') {
            if (Arrays.equals(json, at + 1, close - 1, name, 0, name.length)) {
              int value = skipSpace(json, colon + 1, to);
              return (long) value << 32 | valueEnd(json, value, to);
            }
            close = colon + 1;
          }
          at = close - 1;
        }
      }
      return -1;
    }

    private static int start(long packed) {
      return (int) (packed >>> 32);
    }

    private static int end(long packed) {
      return (int) packed;
    }

    private static int skipSpace(byte[] json, int from, int to) {
      int at = from;
      while (at < to && json[at] <= ' ') {
        at++;
      }
      return at;
    }

    private static int valueEnd(byte[] json, int from, int to) {
      if (json[from] == '"') {
        return stringEnd(json, from, to);
      }
      int at = from;
      while (at < to && json[at] != ',' && json[at] != '}' && json[at] > ' ') {
        at++;
      }
      return at;
    }

    /** The offset after the closing quote. */
    private static int stringEnd(byte[] json, int quote, int to) {
      int at = quote + 1;
      while (at < to && json[at] != '"') {
        at += json[at] == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, to);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
