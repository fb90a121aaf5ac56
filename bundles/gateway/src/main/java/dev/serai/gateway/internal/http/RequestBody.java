package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;

/** Reads a body as it arrives, up to a limit, without blocking. */
final class RequestBody implements ReadListener {
  private static final int PIECE = 8 * 1024;

  /** Most clients that begin to send without a length read an answer only once all is sent. */
  private static final long MAX_DRAINED = DrainedBody.MAX_BYTES;

  private final ServletInputStream in;
  private final int limit;
  private final ByteArrayOutputStream body;
  private final byte[] piece = new byte[PIECE];
  private final Consumer<byte[]> onBody;
  private final Consumer<SeraiException> onError;
  private long total;
  private boolean done;

  private RequestBody(
      ServletInputStream in,
      int expected,
      int limit,
      Consumer<byte[]> onBody,
      Consumer<SeraiException> onError) {
    this.in = in;
    this.limit = limit;
    this.body = new ByteArrayOutputStream(expected);
    this.onBody = onBody;
    this.onError = onError;
  }

  /**
   * Starts to read the body of a request in asynchronous mode.
   *
   * @param limit the longest body in bytes
   * @param onBody gets the whole body
   * @param onError gets {@code BODY_TOO_LARGE}, or {@code INVALID_REQUEST} for a body that breaks
   *     off
   */
  static void read(
      HttpServletRequest request,
      int limit,
      Consumer<byte[]> onBody,
      Consumer<SeraiException> onError)
      throws IOException {
    long length = request.getContentLengthLong();
    if (length > limit) {
      onError.accept(tooLarge(limit));
      return;
    }
    ServletInputStream in = request.getInputStream();
    int expected = length < 0 ? PIECE : (int) length;
    in.setReadListener(new RequestBody(in, expected, limit, onBody, onError));
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!done && in.isReady()) {
      int read = in.read(piece);
      if (read < 0) {
        return;
      }
      total += read;
      if (total <= limit) {
        body.write(piece, 0, read);
      } else if (total > limit + MAX_DRAINED) {
        refuse(tooLarge(limit));
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (total > limit) {
      refuse(tooLarge(limit));
    } else if (!done) {
      done = true;
      onBody.accept(body.toByteArray());
    }
  }

  @Override
  public void onError(Throwable error) {
    refuse(new SeraiException(ErrorCode.INVALID_REQUEST, "The body broke off.", error));
  }

  private void refuse(SeraiException error) {
    if (!done) {
      done = true;
      onError.accept(error);
    }
  }

  private static SeraiException tooLarge(int limit) {
    return new SeraiException(
        ErrorCode.BODY_TOO_LARGE,
        "The body is longer than " + limit + " bytes. The limit is max-body-bytes.");
  }
}
