package dev.serai.gateway.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.util.Arrays;
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
  private final Consumer<byte[]> onBody;
  private final Consumer<SeraiException> onError;
  private byte[] body;
  private int size;
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
    this.body = new byte[expected];
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
    while (!done && in.isReady() && readPiece()) {
      if (total > limit + MAX_DRAINED) {
        refuse(tooLarge(limit));
      }
    }
  }

  /** Reads what is there; false at the end. A body of a declared length fits without a copy. */
  private boolean readPiece() throws IOException {
    int read;
    if (size < body.length) {
      read = in.read(body, size, body.length - size);
    } else {
      int next = in.read();
      read = next < 0 ? next : 1;
      if (next >= 0) {
        makeRoom();
        body[size] = (byte) next;
      }
    }
    if (read < 0) {
      return false;
    }
    size += read;
    total += read;
    return true;
  }

  /** What is beyond the limit is not kept, and written over what is. */
  private void makeRoom() {
    if (total < limit) {
      body = Arrays.copyOf(body, (int) Math.min(limit, Math.max(PIECE, 2L * body.length)));
    } else {
      size = 0;
    }
  }

  @Override
  public void onAllDataRead() {
    if (total > limit) {
      refuse(tooLarge(limit));
    } else if (!done) {
      done = true;
      onBody.accept(size == body.length ? body : Arrays.copyOf(body, size));
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
