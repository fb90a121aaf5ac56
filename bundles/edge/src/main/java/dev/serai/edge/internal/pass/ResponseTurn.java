package dev.serai.edge.internal.pass;

/**
 * Decides who may touch a response: the handler, until somebody ends it, then only the ending. The
 * ending runs once, on the thread that asks for it, or on the last handler thread to leave if one
 * is inside. Nobody waits. Safe for use by any thread.
 */
final class ResponseTurn {
  private int inside;
  private Runnable ending;

  /** Takes the handler's turn; every true needs one {@link #leave()}. */
  synchronized boolean enter() {
    if (ending != null) {
      return false;
    }
    inside++;
    return true;
  }

  void leave() {
    Runnable due;
    synchronized (this) {
      inside--;
      due = inside == 0 ? ending : null;
    }
    if (due != null) {
      due.run();
    }
  }

  /** Ends the response; nothing happens if it has been ended before. */
  void end(Runnable action) {
    synchronized (this) {
      if (ending != null) {
        return;
      }
      ending = action;
      if (inside > 0) {
        return;
      }
    }
    action.run();
  }
}
