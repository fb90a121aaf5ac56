package dev.serai.edge.internal.pass;

import java.io.IOException;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * The response as the handler sees it: what it sets after the response was ended is dropped, what
 * it writes then fails.
 */
final class PassedResponse extends HttpServletResponseWrapper {
  private final ResponseTurn turn;
  private PassedOutput output;

  PassedResponse(HttpServletResponse raw, ResponseTurn turn) {
    super(raw);
    this.turn = turn;
  }

  @Override
  public synchronized ServletOutputStream getOutputStream() throws IOException {
    if (output == null) {
      output = new PassedOutput(super.getOutputStream(), turn);
    }
    return output;
  }

  @Override
  public void setStatus(int status) {
    whileOpen(() -> super.setStatus(status));
  }

  @Override
  public void setHeader(String name, String value) {
    whileOpen(() -> super.setHeader(name, value));
  }

  @Override
  public void addHeader(String name, String value) {
    whileOpen(() -> super.addHeader(name, value));
  }

  @Override
  public void setIntHeader(String name, int value) {
    whileOpen(() -> super.setIntHeader(name, value));
  }

  @Override
  public void setContentType(String type) {
    whileOpen(() -> super.setContentType(type));
  }

  @Override
  public void setCharacterEncoding(String charset) {
    whileOpen(() -> super.setCharacterEncoding(charset));
  }

  @Override
  public void setContentLength(int length) {
    whileOpen(() -> super.setContentLength(length));
  }

  @Override
  public void setContentLengthLong(long length) {
    whileOpen(() -> super.setContentLengthLong(length));
  }

  @Override
  public void reset() {
    whileOpen(super::reset);
  }

  @Override
  public void resetBuffer() {
    whileOpen(super::resetBuffer);
  }

  @Override
  public void flushBuffer() throws IOException {
    if (turn.enter()) {
      try {
        super.flushBuffer();
      } finally {
        turn.leave();
      }
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (turn.enter()) {
      try {
        super.sendError(status, message);
      } finally {
        turn.leave();
      }
    }
  }

  private void whileOpen(Runnable step) {
    if (turn.enter()) {
      try {
        step.run();
      } finally {
        turn.leave();
      }
    }
  }
}
