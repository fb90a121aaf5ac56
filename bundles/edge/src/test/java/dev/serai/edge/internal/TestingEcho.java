package dev.serai.edge.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Reads a body as it comes, then writes it back as the client takes it. */
final class TestingEcho implements ReadListener, WriteListener {
  private static final int CHUNK = 16 * 1024;

  private final AsyncContext context;
  private final ServletInputStream in;
  private final ServletOutputStream out;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private byte[] echo;
  private int written;

  private TestingEcho(AsyncContext context) throws IOException {
    this.context = context;
    this.in = context.getRequest().getInputStream();
    this.out = context.getResponse().getOutputStream();
  }

  static void answer(AsyncContext context) throws IOException {
    TestingEcho echo = new TestingEcho(context);
    echo.in.setReadListener(echo);
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (in.isReady() && !in.isFinished()) {
      int read = in.read(chunk);
      if (read > 0) {
        body.write(chunk, 0, read);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    HttpServletRequest request = (HttpServletRequest) context.getRequest();
    HttpServletResponse response = (HttpServletResponse) context.getResponse();
    response.setContentType("application/json");
    response.setHeader("Mcp-Session-Id", "s-1");
    response.setHeader("Echo-Uri", request.getRequestURI() + "?" + request.getQueryString());
    response.setHeader("Echo-Type", String.valueOf(request.getContentType()));
    response.setContentLength(body.size());
    echo = body.toByteArray();
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() throws IOException {
    while (written < echo.length && out.isReady()) {
      int length = Math.min(CHUNK, echo.length - written);
      out.write(echo, written, length);
      written += length;
    }
    if (written == echo.length && out.isReady()) {
      context.complete();
    }
  }

  @Override
  public void onError(Throwable error) {
    context.complete();
  }
}
