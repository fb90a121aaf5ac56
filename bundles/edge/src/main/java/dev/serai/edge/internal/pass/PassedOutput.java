package dev.serai.edge.internal.pass;

import java.io.IOException;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** The body as the handler writes it; a write after the response was ended fails. */
final class PassedOutput extends ServletOutputStream {
  private final ServletOutputStream raw;
  private final ResponseTurn turn;

  PassedOutput(ServletOutputStream raw, ResponseTurn turn) {
    this.raw = raw;
    this.turn = turn;
  }

  /** True once the response was ended, so that the writer goes on, fails, and gives up. */
  @Override
  public boolean isReady() {
    if (!turn.enter()) {
      return true;
    }
    try {
      return raw.isReady();
    } finally {
      turn.leave();
    }
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    raw.setWriteListener(listener);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    whileOpen(() -> raw.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    whileOpen(raw::flush);
  }

  @Override
  public void close() throws IOException {
    if (turn.enter()) {
      try {
        raw.close();
      } finally {
        turn.leave();
      }
    }
  }

  private void whileOpen(Step step) throws IOException {
    if (!turn.enter()) {
      throw new IOException("The response has been ended.");
    }
    try {
      step.run();
    } finally {
      turn.leave();
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
