package dev.serai.gateway.internal.http;

import java.io.IOException;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;

/**
 * Drops what a client still sends after its answer: a connection that is closed before would take
 * the answer with it (RFC 9112, section 9.6).
 */
final class DrainedBody implements ReadListener {
  /** How much is dropped at most; a client that sends more loses its connection. */
  static final long MAX_BYTES = 4L << 20;

  private final ServletInputStream in;
  private final Runnable onEnd;
  private final byte[] piece = new byte[8 * 1024];
  private long left = MAX_BYTES;
  private boolean ended;

  private DrainedBody(ServletInputStream in, Runnable onEnd) {
    this.in = in;
    this.onEnd = onEnd;
  }

  /**
   * Starts to drop the rest of a body in asynchronous mode.
   *
   * @param onEnd runs once, when nothing more comes or too much has come
   */
  static void drain(HttpServletRequest request, Runnable onEnd) throws IOException {
    ServletInputStream in = isHeldBack(request) ? null : request.getInputStream();
    if (in == null || in.isFinished()) {
      onEnd.run();
    } else {
      in.setReadListener(new DrainedBody(in, onEnd));
    }
  }

  /** The client sends nothing before it is told to go on (RFC 9110, section 10.1.1). */
  private static boolean isHeldBack(HttpServletRequest request) {
    return request.getHeader("Expect") != null;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!ended && in.isReady()) {
      int read = in.read(piece);
      if (read < 0) {
        return;
      }
      left -= read;
      if (left < 0) {
        end();
      }
    }
  }

  @Override
  public void onAllDataRead() {
    end();
  }

  @Override
  public void onError(Throwable error) {
    end();
  }

  private void end() {
    if (!ended) {
      ended = true;
      onEnd.run();
    }
  }
}
