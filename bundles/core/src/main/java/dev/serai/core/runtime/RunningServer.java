package dev.serai.core.runtime;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** One server that a runtime has started. Safe for use by any thread. */
@ConsumerType
public interface RunningServer {
  /** Which server this is. */
  InstanceId instance();

  /** How to reach it; the same as long as it lives. */
  Endpoint endpoint();

  /** What an operator finds it by, for instance {@code "pid 4711"}. */
  String handle();

  /** Completes, never exceptionally, when the server has ended, for whatever cause. */
  CompletionStage<ServerExit> exit();

  /** Ends it with everything that it started; bounded, and without effect on one that has ended. */
  CompletionStage<ServerExit> stop();
}
