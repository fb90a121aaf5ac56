package dev.serai.orchestrator.internal;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a change of state brings about, done in order once the installation's lock is free. */
final class Effects {
  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

  private final List<Runnable> actions = new ArrayList<>(4);

  void add(Runnable action) {
    actions.add(action);
  }

  /** One action that fails does not keep the others from being done. */
  void run() {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.warn("An action after a server's change of state failed: report this.", e);
      }
    }
  }
}
